import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  CanRequest,
  canResponseSchema,
  PreviewRequest,
  previewResponseSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import {
  testCatalog,
  testEntity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { ORDER, start } from '../__testUtils__/testBackend';

const istio = {
  features: [istioModule],
  config: {
    targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
  },
};
const enforced = testCatalog({
  order: { 'policy.security.stage': 'enforce' },
});
const jobs = testEntity('Component', 'batch', {
  annotations: { namespace: 'jobs', 'service-account': 'batch' },
});
const lost = testEntity('Component', 'lost');

describe('POST …/preview', () => {
  const preview = async (
    body: Partial<PreviewRequest>,
    options: Parameters<typeof start>[0] = istio,
  ) =>
    request(await start(options))
      .post(`${ORDER}/preview`)
      .send(body);
  const timeout = { leaf: 'resilience.timeout', value: '7s' } as const;

  it('answers with the configuration as it would be, and stores nothing', async () => {
    const server = await start(istio);
    const before = await request(server).get(ORDER);
    const { status, body } = await request(server)
      .post(`${ORDER}/preview`)
      .send({ mesh: 'istio', changes: [timeout] });
    expect(status).toBe(200);
    expect(previewResponseSchema.safeParse(body).error).toBeUndefined();
    expect(JSON.stringify(body.config.manifests)).toContain('timeout: 7s');
    expect(body.edits[0].snippet).toBe(
      'mesh-configurator.io/policy.resilience.timeout: 7s\n',
    );
    expect((await request(server).get(ORDER)).body).toEqual(before.body);
  });

  it('finds fault with a value as where somebody has written it', async () => {
    const { body } = await preview({
      changes: [{ leaf: 'resilience.timeout', value: 'soon' }],
    });
    expect(body.config.findings).toContainEqual(
      expect.objectContaining({ code: 'policy/invalid-value' }),
    );
  });

  it.each([
    [{}],
    [{ changes: [] }],
    [{ changes: [{ leaf: 'resilience.nope', value: 1 }] }],
    [{ changes: [timeout, timeout] }],
    [{ changes: [{ ...timeout, operation: 'nope' }] }],
    [{ changes: [timeout], mesh: 'nope' }],
    [{ changes: [timeout], extra: true }],
  ])('refuses %j', async body => {
    const { status } = await preview(body as PreviewRequest);
    expect(status).toBe(400);
  });

  it('is written down, whether it succeeds or not', async () => {
    const auditor = mockServices.auditor.mock();
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);
    const server = await start({
      ...istio,
      features: [...istio.features, auditor.factory],
    });
    await request(server)
      .post(`${ORDER}/preview`)
      .send({ changes: [timeout] });
    await request(server).post(`${ORDER}/preview`).send({});
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'config-preview',
        meta: { entityRef: 'component:default/order' },
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });
});

describe('POST …/can', () => {
  const can = async (
    body: Partial<CanRequest>,
    options: Parameters<typeof start>[0] = {},
  ) =>
    request(
      await start({
        ...istio,
        entities: [...enforced, jobs, lost],
        ...options,
      }),
    )
      .post(`${ORDER}/can`)
      .send({ method: 'get', path: '/orders/7?a=b', ...body });

  it.each([
    ['component:default/web', 'allow'],
    ['shop/web', 'allow'],
    ['component:default/batch', 'deny'],
    ['jobs/batch', 'deny'],
    [null, 'deny'],
  ])('judges %p by the manifests', async (caller, decision) => {
    const { status, body } = await can({ caller });
    expect(status).toBe(200);
    expect(canResponseSchema.safeParse(body).error).toBeUndefined();
    expect(body.verdict.decision).toBe(decision);
    expect(body.unknowns).toEqual([]);
    expect(body.request).toMatchObject({
      method: 'GET',
      path: '/orders/7',
      query: { a: 'b' },
      to: { host: 'order.shop.svc.cluster.local', port: 80, targetPort: 8080 },
    });
  });

  it('refuses nobody by callers that are hidden, and tells no difference between them', async () => {
    const hidden = ['component:default/web'];
    const answers = await Promise.all(
      ['shop/web', 'jobs/batch'].map(caller => can({ caller }, { hidden })),
    );
    for (const { body } of answers) {
      expect(body.verdict.decision).toBe('unknown');
      expect(body.unknowns.join()).toContain('hidden from you');
    }
    expect(answers[0].body.verdict).toEqual(answers[1].body.verdict);
  });

  it('says alike of a caller that is absent and one that is hidden', async () => {
    const absent = await can(
      { caller: 'component:default/batch' },
      { entities: enforced },
    );
    const hidden = await can(
      { caller: 'component:default/batch' },
      { hidden: ['component:default/batch'] },
    );
    expect(absent.status).toBe(400);
    expect(hidden.body.error.message).toBe(absent.body.error.message);
  });

  it.each([
    [{}],
    [{ caller: 'component:default/lost' }],
    [{ caller: 'component:default/' }],
    [{ caller: null, path: 'orders' }],
    [{ caller: null, method: 'GET /' }],
    [{ caller: null, port: 81 }],
    [{ caller: null, headers: { a: 5 } }],
    [{ caller: null, claims: [] }],
  ])('refuses %j', async body => {
    expect((await can(body as CanRequest)).status).toBe(400);
  });
});

describe.each([
  ['delivery', { present: [] }],
  ['preview', { changes: [{ leaf: 'resilience.timeout', value: '7s' }] }],
  ['can', { caller: null, method: 'GET', path: '/' }],
])('POST …/%s', (route, body) => {
  it('answers alike for a service that is absent and one that is hidden', async () => {
    const ask = async (options: Parameters<typeof start>[0]) =>
      request(await start(options))
        .post(`${ORDER}/${route}`)
        .send(body);
    const absent = await ask({ entities: [] });
    const hidden = await ask({ hidden: ['component:default/order'] });
    expect(absent.status).toBe(404);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message).toBe(absent.body.error.message);
  });

  it('needs a permission', async () => {
    const server = await start({ result: AuthorizeResult.DENY });
    const { status } = await request(server)
      .post(`${ORDER}/${route}`)
      .send(body);
    expect(status).toBe(403);
  });
});
