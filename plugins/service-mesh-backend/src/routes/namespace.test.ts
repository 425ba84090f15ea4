import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { namespaceBundleSchema } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import request from 'supertest';
import { ORDER, start } from '../__testUtils__/testBackend';

const istio = {
  features: [istioModule],
  config: {
    targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
  },
};
const opted = {
  ...istio,
  config: {
    ...istio.config,
    namespaces: [{ name: 'shop', bundle: true, location: 'https://x/y' }],
  },
};

const get = async (path: string, options: Parameters<typeof start>[0]) =>
  request(await start(options)).get(`${ORDER}${path}`);

describe('GET …/namespace', () => {
  it('answers with what holds for the namespace of the service', async () => {
    const { body } = await get('/namespace?mesh=istio-ambient', opted);
    const { namespace, configLocation, manifests } =
      namespaceBundleSchema.parse(body);

    expect({ namespace, configLocation }).toEqual({
      namespace: 'shop',
      configLocation: 'https://x/y',
    });
    const [{ file, yaml }] = manifests;
    expect(file).toMatch(/^default\/shop\/_namespace\//);
    expect(manifests.map(each => each.yaml).join()).toContain(
      'istio.io/dataplane-mode',
    );
    expect(yaml).not.toBe('');
  });

  it.each([
    ['app-config asks for it', opted, true],
    ['app-config asks for none', istio, false],
  ])('is announced where %s', async (_, options, namespaceBundle) => {
    expect((await get('', options)).body).toMatchObject({ namespaceBundle });
  });

  it('is not there where app-config asks for none', async () => {
    const { status, body } = await get('/namespace', istio);

    expect(status).toBe(404);
    expect(body.error.message).toContain('serviceMesh.namespaces');
  });

  it('is refused to somebody who may not see all that it is made from', async () => {
    const { status, body } = await get('/namespace', {
      ...opted,
      hidden: ['component:default/web'],
    });

    expect(status).toBe(403);
    expect(body.error.message).toContain("namespace 'shop'");
  });

  it('needs the permission to read', async () => {
    const { status, body } = await get('/namespace', {
      ...opted,
      result: AuthorizeResult.DENY,
    });

    expect(status).toBe(403);
    expect(body.error.message).toContain('serviceMesh.config.read');
  });
});
