import istioModule from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import request from 'supertest';
import { start } from '../__testUtils__/testBackend';

const ACTIONS = '/api/service-mesh/.backstage/actions';

const istio = {
  features: [istioModule],
  config: {
    targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
  },
  entities: testCatalog({ order: { 'policy.security.stage': 'enforce' } }),
};

const invoke = async (
  action: string,
  input: object,
  options: Parameters<typeof start>[0] = istio,
) =>
  request(await start(options))
    .post(`${ACTIONS}/v2/actions/service-mesh:${action}/invoke`)
    .send({ input });

const inputs: [string, object][] = [
  ['explain', { entityRef: 'order' }],
  [
    'preview',
    {
      entityRef: 'component:default/order',
      changes: [{ leaf: 'resilience.timeout', value: '7s' }],
    },
  ],
  [
    'can',
    {
      entityRef: 'order',
      caller: 'component:default/web',
      method: 'GET',
      path: '/orders/7',
    },
  ],
];

describe.each(inputs)('the action %s', (action, input) => {
  it('says that it only reads, and may be called again', async () => {
    const { body } = await request(await start(istio)).get(
      `${ACTIONS}/v1/actions`,
    );
    expect(body.actions).toContainEqual(
      expect.objectContaining({
        id: `service-mesh:${action}`,
        attributes: { readOnly: true, destructive: false, idempotent: true },
      }),
    );
  });

  it('answers alike for a service that is absent and one that is hidden', async () => {
    const absent = await invoke(action, input, { ...istio, entities: [] });
    const hidden = await invoke(action, input, {
      ...istio,
      hidden: ['component:default/order'],
    });
    expect(absent.status).toBe(404);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message).toBe(absent.body.error.message);
  });

  it('is neither listed nor run without its permission', async () => {
    const options = { ...istio, result: AuthorizeResult.DENY } as const;
    const { body } = await request(await start(options)).get(
      `${ACTIONS}/v1/actions`,
    );
    expect(body.actions).toEqual([]);
    const { status } = await invoke(action, input, options);
    expect([403, 404]).toContain(status);
  });

  it.each([
    [{}],
    [{ ...input, entityRef: 'component:default/' }],
    [{ ...input, mesh: 'nope' }],
    [{ ...input, nope: true }],
  ])('refuses the input %j', async faulty => {
    expect((await invoke(action, faulty)).status).toBe(400);
  });
});

describe('the action explain', () => {
  it('tells what is so, and where each setting comes from', async () => {
    const { status, body } = await invoke('explain', { entityRef: 'order' });
    expect(status).toBe(200);
    expect(body.output).toMatchObject({
      entityRef: 'component:default/order',
      mesh: 'istio',
      stage: { effective: 'enforce' },
      admits: {
        mode: 'listed',
        callers: [{ name: 'component:default/web' }],
      },
    });
    expect(body.output.policy).toContainEqual(
      expect.objectContaining({
        leaf: 'security.stage',
        value: 'enforce',
        from: expect.objectContaining({ source: 'annotation' }),
      }),
    );
  });

  it('explains a value of a manifest', async () => {
    const { body } = await invoke('explain', {
      entityRef: 'order',
      value: 'authorization-policy-order-callers.yaml#/metadata/namespace',
    });
    expect(body.output.explanation).toMatchObject({
      value: 'shop',
      chain: [{ source: 'annotation' }],
    });
  });

  it.each(['nope', 'nope.yaml#/a', 'virtual-service-order.yaml#/nope'])(
    'refuses the value %p',
    async value => {
      const { status } = await invoke('explain', { entityRef: 'order', value });
      expect(status).toBe(400);
    },
  );
});

describe('the action preview', () => {
  it('tells what would be so, and what to write', async () => {
    const { body } = await invoke(...inputs[1]);
    expect(body.output.edits[0].snippet).toContain(': 7s');
    expect(JSON.stringify(body.output.files)).toContain('timeout: 7s');
  });

  it('refuses a setting that does not exist', async () => {
    const { status, body } = await invoke('preview', {
      entityRef: 'order',
      changes: [{ leaf: 'nope', value: 1 }],
    });
    expect(status).toBe(400);
    expect(body.error.message).toContain('changes[0].leaf');
  });
});

describe('the action can', () => {
  it.each([
    ['component:default/web', 'allow'],
    ['jobs/batch', 'deny'],
    [null, 'deny'],
  ])('judges %p', async (caller, decision) => {
    const { body } = await invoke('can', {
      entityRef: 'order',
      caller,
      method: 'GET',
      path: '/orders/7',
    });
    expect(body.output.verdict.decision).toBe(decision);
  });
});
