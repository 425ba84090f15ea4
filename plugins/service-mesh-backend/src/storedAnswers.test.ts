import { Entity } from '@backstage/catalog-model';
import { testEntity } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { ORDER, start } from './__testUtils__/testBackend';
import { TestCatalog } from './__testUtils__/TestCatalog';
import { testSweeps } from './__testUtils__/testSweeps';
import { testMeshModule } from './testProvider';

const WEB = 'component:default/web';

const withAccount = (account: string) => (entity: Entity) => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      ...entity.metadata.annotations,
      'mesh-configurator.io/service-account': account,
    },
  },
});

describe('a request for a service that is stored', () => {
  /** A backend that has looked at its catalog, and what one answers that has not. */
  async function swept() {
    const catalog = new TestCatalog();
    const sweeps = testSweeps();
    const config = { environments: [{ name: 'staging' }] };
    const server = await start({
      catalog,
      config,
      features: [testMeshModule, sweeps.feature],
    });
    const sweep = async () => {
      await sweeps.sweep();
      catalog.read = [];
    };
    await sweep();
    return {
      catalog,
      sweep,
      get: (query = '') => request(server).get(`${ORDER}${query}`),
      computed: async (query = '') =>
        (await request(await start({ catalog, config })).get(ORDER + query))
          .body,
    };
  }

  it.each(['', '?environment=staging', '?mesh=test'])(
    'is answered without making it anew, as if it were: %s',
    async query => {
      const { catalog, computed, get } = await swept();
      const { body, headers } = await get(query);
      expect(catalog.read).toEqual([]);
      expect(headers['content-type']).toContain('application/json');
      expect(body).toEqual(await computed(query));
    },
  );

  it('is answered in plain text to who does not understand gzip', async () => {
    const { computed, get } = await swept();
    const { body, headers } = await get().set('Accept-Encoding', 'identity');
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toEqual(await computed());
  });

  it('is answered from the present entities as soon as one has changed', async () => {
    const { catalog, computed, get } = await swept();
    catalog.edit(WEB, withAccount('www'));
    const { body } = await get();
    expect(JSON.stringify(body.manifests)).toContain('www');
    expect(body).toEqual(await computed());
  });

  it('is answered from the present entities where whoever provides one sets its etag', async () => {
    const { catalog, computed, get, sweep } = await swept();
    catalog.edit(WEB, entity => ({
      ...entity,
      metadata: { ...entity.metadata, etag: 'always the same' },
    }));
    await sweep();
    await get();
    expect(catalog.read).toEqual([]);
    catalog.edit(WEB, withAccount('www'));
    const { body } = await get();
    expect(JSON.stringify(body.manifests)).toContain('www');
    expect(body).toEqual(await computed());
  });

  it('is made anew for another mesh, and refused for one that is not there', async () => {
    const { computed, get } = await swept();
    expect((await get('?mesh=test-light')).body).toEqual(
      await computed('?mesh=test-light'),
    );
    expect((await get('?mesh=none')).status).toBe(400);
  });

  it('is made anew for as long as it shares an identity with another', async () => {
    const { catalog, get, sweep } = await swept();
    catalog.entities.push(
      testEntity('Component', 'twin', {
        annotations: { namespace: 'shop', 'service-account': 'order' },
        spec: { type: 'service' },
      }),
    );
    await sweep();
    const { body } = await get();
    expect(catalog.read).not.toEqual([]);
    expect(JSON.stringify(body.findings)).toContain('catalog/shared-identity');
    catalog.hidden = ['component:default/twin'];
    expect(JSON.stringify((await get()).body)).not.toContain('twin');
  });

  it('names nobody that the reader may not see', async () => {
    const { catalog, computed, get } = await swept();
    catalog.hidden = [WEB];
    const { body } = await get();
    expect(body.redacted).toBe(true);
    expect(JSON.stringify(body)).not.toContain('web');
    expect(body).toEqual(await computed());
  });

  it('is answered alike where the service is hidden and where it is gone', async () => {
    const { catalog, get } = await swept();
    catalog.hidden = ['component:default/order'];
    const hidden = await get();
    catalog.remove('component:default/order');
    const gone = await get();
    expect([hidden.status, gone.status]).toEqual([404, 404]);
    expect(hidden.body.error.message).toBe(gone.body.error.message);
  });
});
