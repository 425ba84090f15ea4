import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { serviceConfigSchema } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testCatalog,
  testEntity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { ORDER, start } from './__testUtils__/backend';

describe('GET /v1/services/:kind/:namespace/:name', () => {
  it('answers with the configuration of the service', async () => {
    const { status, body } = await request(await start()).get(ORDER);
    expect(status).toBe(200);
    expect(serviceConfigSchema.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      entityRef: 'component:default/order',
      target: { mesh: 'test', version: '1.0', environment: 'default' },
      meshes: ['test', 'test-light'],
      redacted: false,
      findings: [],
    });
    expect(body.manifests[0].file).toBe('default/shop/order/gate-order.yaml');
    expect(body.manifests[0].yaml).toContain(
      '- component:default/web shop/web',
    );
    expect(body.manifests[0].origins['/spec/admits/0']).toMatchObject({
      source: 'entity',
      entityRef: 'component:default/web',
    });
  });

  it('answers for the mesh asked for, and refuses one that is not installed', async () => {
    const server = await start();
    const light = await request(server).get(`${ORDER}?mesh=test-light`);
    expect(light.body.target.mesh).toBe('test-light');
    const other = await request(server).get(`${ORDER}?mesh=other`);
    expect(other.status).toBe(400);
    expect(other.body.error.message).toContain('test, test-light');
  });

  it('refuses a query it does not know', async () => {
    const { status, body } = await request(await start()).get(
      `${ORDER}?mehs=test`,
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('mehs');
  });

  it('answers alike for an entity that is absent and one that is hidden', async () => {
    const absent = await request(await start({ entities: [] })).get(ORDER);
    const hidden = await request(
      await start({ hidden: ['component:default/order'] }),
    ).get(ORDER);
    expect(absent.status).toBe(404);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message).toBe(absent.body.error.message);
  });

  it('answers 404 for an entity that is no component', async () => {
    const { status } = await request(await start()).get(
      ORDER.replace('component/default/order', 'api/default/order-api'),
    );
    expect(status).toBe(404);
  });

  it('makes callers that the user may not see anonymous and says so', async () => {
    const { body } = await request(
      await start({ hidden: ['component:default/web'] }),
    ).get(ORDER);
    expect(body.redacted).toBe(true);
    expect(body.manifests[0].yaml).toContain(
      '- component:default/redacted redacted/redacted',
    );
    expect(JSON.stringify(body)).not.toMatch(/web/);
  });

  it('reads who depends on an API of the service, and makes it anonymous as well', async () => {
    const batch = testEntity('Component', 'batch', {
      annotations: { namespace: 'jobs', 'service-account': 'batch' },
      relations: [['dependsOn', 'api:default/order-api']],
    });
    const entities = testCatalog().map(entity =>
      entity.kind === 'API'
        ? {
            ...entity,
            relations: [
              ...entity.relations!,
              { type: 'dependencyOf', targetRef: 'component:default/batch' },
            ],
          }
        : entity,
    );
    const seen = await request(
      await start({ entities: [...entities, batch] }),
    ).get(ORDER);
    expect(seen.body.manifests[0].yaml).toContain(
      '- component:default/batch jobs/batch',
    );
    const hidden = await request(
      await start({
        entities: [...entities, batch],
        hidden: ['component:default/batch'],
      }),
    ).get(ORDER);
    expect(hidden.body.manifests[0].yaml).toContain(
      '- component:default/redacted redacted/redacted',
    );
    expect(JSON.stringify(hidden.body)).not.toMatch(/batch|jobs/);
  });

  it('leaves out the operations of an API that the user may not see', async () => {
    const { body } = await request(
      await start({ hidden: ['api:default/order-api'] }),
    ).get(ORDER);
    expect(body.redacted).toBe(true);
    expect(body.service.operations).toEqual([]);
    expect(JSON.stringify(body)).not.toMatch(/order-api|createOrder/);
  });

  it('needs a signed-in caller and the permission to read', async () => {
    const anonymous = await request(await start())
      .get(ORDER)
      .set('authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
    const denied = await request(
      await start({ result: AuthorizeResult.DENY }),
    ).get(ORDER);
    expect(denied.status).toBe(403);
  });

  it('says what to install where no mesh is', async () => {
    const { status, body } = await request(await start({ features: [] })).get(
      ORDER,
    );
    expect(status).toBe(503);
    expect(body.error.message).toContain('backend-module-istio');
  });

  it('survives relations and definitions that are broken', async () => {
    const order = testEntity('Component', 'order', {
      spec: { type: 'service' },
      relations: [
        ['providesApi', 'api:default/bad'],
        ['providesApi', 'api:default/gone'],
        ['dependsOn', 'component:default/gone'],
      ],
    });
    const bad = testEntity('API', 'bad', {
      spec: { type: 'openapi', definition: 'paths: [' },
    });
    const { status, body } = await request(
      await start({ entities: [order, bad] }),
    ).get(ORDER);
    expect(status).toBe(200);
    expect(body.findings.map((f: any) => f.code).sort()).toEqual([
      'catalog/assumed-facts',
      'catalog/dangling-reference',
      'catalog/definition-invalid',
    ]);
  });
});

describe('POST /v1/validate', () => {
  const validate = async (body: any) =>
    request(await start())
      .post('/api/service-mesh/v1/validate')
      .send(body);

  it('finds faults in configuration from anywhere, with their line', async () => {
    const { status, body } = await validate({
      files: [
        {
          path: 'gate.yaml',
          content:
            'apiVersion: test.example/v1\nkind: Gate\nmetadata:\n  name: a\nspec:\n  admit: []\n  admits: []\n',
        },
      ],
    });
    expect(status).toBe(200);
    expect(body.summary).toEqual({ error: 1, warning: 0, info: 0 });
    expect(body.findings).toMatchObject([
      {
        code: 'schema/unknown-field',
        file: 'gate.yaml',
        range: { start: { line: 6, column: 3 } },
      },
    ]);
  });

  it.each([
    [{}],
    [{ files: [] }],
    [{ files: 'text' }],
    [{ files: [{ path: 'a', content: 5 }] }],
    [{ files: [{ path: 'a', content: 'a' }], mesh: 'nope' }],
  ])('refuses the request %j', async body => {
    expect((await validate(body)).status).toBe(400);
  });
});
