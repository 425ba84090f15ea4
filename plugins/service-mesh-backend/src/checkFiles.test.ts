import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import { configReadPermission } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockServices } from '@backstage/backend-test-utils';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { start } from './__testUtils__/testBackend';

type Options = Parameters<typeof start>[0];

const WEB = 'component:default/web';

const istio = {
  features: [istioModule],
  config: {
    targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
  },
  entities: testCatalog({ order: { 'policy.security.stage': 'enforce' } }),
};

/** A policy of the service that admits somebody whom nothing declares, and not who is declared. */
const files = [
  {
    path: 'order.yaml',
    content: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: order, namespace: shop }
spec:
  selector: { matchLabels: { app: order } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/intruder] } }]
`,
  },
];

const asks: [
  string,
  (body: object, options?: Options) => Promise<{ status: number; body: any }>,
][] = [
  [
    'POST /v1/validate',
    async (body, options: Options = istio) =>
      request(await start(options))
        .post('/api/service-mesh/v1/validate')
        .send(body),
  ],
  [
    'the action check',
    async (input, options: Options = istio) => {
      const { status, body } = await request(await start(options))
        .post(
          '/api/service-mesh/.backstage/actions/v2/actions/service-mesh:check/invoke',
        )
        .send({ input });
      return { status, body: body.output ?? body };
    },
  ],
];

describe.each(asks)('%s about a service of the catalog', (_, ask) => {
  const found = (body: any) =>
    body.findings
      .filter(({ code }: any) => /caller/.test(code))
      .map(({ code, entityRef, undecided }: any) => ({
        code,
        entityRef,
        undecided,
      }));

  it('holds the files against the callers that are declared', async () => {
    const { status, body } = await ask({ files, entityRef: 'order' });
    expect(status).toBe(200);
    expect(found(body)).toEqual([
      {
        code: 'security/declared-caller-denied',
        entityRef: 'component:default/order',
        undecided: undefined,
      },
      {
        code: 'security/undeclared-caller-admitted',
        entityRef: 'component:default/order',
        undecided: undefined,
      },
    ]);
    const alone = await ask({ files });
    expect(found(alone.body)).toEqual([]);
  });

  it('decides nothing for who does not see all callers, and names none of them', async () => {
    const { status, body } = await ask(
      { files, entityRef: 'order' },
      { ...istio, hidden: [WEB] },
    );
    expect(status).toBe(200);
    expect(found(body).length).toBeGreaterThan(0);
    for (const { undecided } of found(body)) {
      expect(undecided).toBe('needs the components that are hidden from you');
    }
    expect(JSON.stringify(body)).not.toContain(WEB);
  });

  it('answers alike for a service that is absent and one that is hidden', async () => {
    const absent = await ask(
      { files, entityRef: 'order' },
      { ...istio, entities: [] },
    );
    const hidden = await ask(
      { files, entityRef: 'order' },
      { ...istio, hidden: ['component:default/order'] },
    );
    expect(absent.status).toBe(404);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message).toBe(absent.body.error.message);
  });

  it('needs the permission to read configuration', async () => {
    const permissions = mockServices.permissions({
      result: AuthorizeResult.ALLOW,
    });
    const some = {
      ...permissions,
      authorize: async (all: any[]) =>
        all.map(({ permission }) => ({
          result:
            permission.name === configReadPermission.name
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    } as typeof permissions;
    const options = { ...istio, permissions: some };
    expect((await ask({ files }, options)).status).toBe(200);
    expect((await ask({ files, entityRef: 'order' }, options)).status).toBe(
      403,
    );
  });

  it.each([
    [{ entityRef: ':' }],
    [{ entityRef: 'order', environment: 'nope' }],
  ])('refuses %j', async rest => {
    expect((await ask({ files, ...rest })).status).toBe(400);
  });
});
