import {
  testCaller,
  testEverybody,
  testOperation,
  testOrigin,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  ServiceInput,
  settleDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../lenient';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput, ports } from '../testUtils/inputs';
import { renderServiceBundle } from './serviceBundle';

const listed = (
  ...callers: ServiceInput['admission']['callers']
): ServiceInput['admission'] => ({
  mode: 'listed',
  callers,
  origin: { source: 'default' },
});

const rulesOf = (input: ServiceInput) =>
  items(
    renderedObject('AuthorizationPolicy', 'order-callers', input).spec?.rules,
  );

describe('the policy about callers', () => {
  it.each(['unknown', 'everybody'] as const)(
    'is not written where the callers are %s',
    mode => {
      const admission = { ...listed(), mode };
      const kinds = rendered(defaultInput({ input: { admission } })).map(
        ({ kind }) => kind,
      );

      expect(kinds).not.toContain('AuthorizationPolicy');
    },
  );

  it('holds at most sixteen service accounts in a source', () => {
    const callers = Array.from({ length: 20 }, (_, i) =>
      testCaller(`caller-${String(i).padStart(2, '0')}`),
    );
    const [rule] = rulesOf(
      defaultInput({ input: { admission: listed(...callers) } }),
    );

    expect(
      items(rule.from).map(
        ({ source }) =>
          (source as { serviceAccounts: string[] }).serviceAccounts.length,
      ),
    ).toEqual([16, 4]);
  });

  it('names a service account that two callers share once', () => {
    const shared = { namespace: 'shop', name: 'shared' };
    const [rule] = rulesOf(
      defaultInput({
        input: {
          admission: listed(
            testCaller('web', { serviceAccount: shared }),
            testCaller('cart', { serviceAccount: shared }),
          ),
        },
      }),
    );

    expect(rule.from).toEqual([
      { source: { serviceAccounts: ['shop/shared'] } },
    ]);
  });

  it('is not written where none of the callers can be recognised', () => {
    const nameless = testCaller('web', { serviceAccount: null });
    const kinds = rendered(
      defaultInput({ input: { admission: listed(nameless) } }),
    ).map(({ kind }) => kind);

    expect(kinds).not.toContain('AuthorizationPolicy');
  });

  it('reports that paths of callers are ignored at granularity service', () => {
    const prometheus = testCaller('prometheus', { paths: ['/metrics'] });
    const { losses } = renderServiceBundle(
      defaultInput({ input: { admission: listed(prometheus) } }),
      sidecarTarget(),
    );

    expect(losses).toEqual([
      expect.objectContaining({
        leaf: 'security.callers.granularity',
        scope: { callers: ['component:default/prometheus'] },
      }),
    ]);
  });

  it('leaves ports without operations to callers held to operations', () => {
    const [rule] = rulesOf(
      defaultInput({
        service: {
          ports: ports(
            { port: 80, targetPort: 8080, protocol: 'http' },
            { port: 5432, targetPort: 5432, protocol: 'tcp' },
          ),
        },
        policy: { 'security.callers.granularity': 'operation' },
        input: {
          admission: listed(
            testCaller('web', { operations: ['POST /orders'] }),
          ),
        },
      }),
    );

    expect(items(rule.to).map(({ operation }) => operation)).toEqual([
      { methods: ['POST'], paths: ['/orders'], ports: ['8080'] },
      { ports: ['5432'] },
    ]);
  });

  it('admits the smallest superset of a path that it cannot say, and reports it', () => {
    const input = defaultInput({
      service: { operations: [testOperation('GET', '/files/{name}.json')] },
      policy: { 'security.callers.granularity': 'operation' },
      input: {
        admission: listed(
          testCaller('web', { operations: ['GET /files/{name}.json'] }),
        ),
      },
    });

    expect(rulesOf(input)[0].to).toMatchObject([
      { operation: { paths: ['/files/{*}'] } },
    ]);
    expect(renderServiceBundle(input, sidecarTarget()).losses).toEqual([
      expect.objectContaining({
        scope: { operations: ['GET /files/{name}.json'] },
      }),
    ]);
  });

  it('admits everybody to open operations by method, path and port, and cites what opened them', () => {
    const input = defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
      operations: { 'POST /orders': { 'security.callers.mode': 'any' } },
      input: { admission: listed(testEverybody('POST /orders')) },
    });
    const { manifests } = renderServiceBundle(input, sidecarTarget());
    const policy = manifests.find(({ kind }) => kind === 'AuthorizationPolicy');

    expect(rulesOf(input)).toEqual([
      {
        to: [
          {
            operation: {
              methods: ['POST'],
              paths: ['/orders'],
              ports: ['8080'],
            },
          },
        ],
      },
    ]);
    expect(settleDraft(policy!).origins).toMatchObject({
      '/spec/rules/0/to/0/operation/methods/0': testOrigin(
        'mesh-configurator.io/policy.security.callers.mode',
      ),
    });
  });

  it.each([
    ['only open operations that are not HTTP', 'http', 'tcp'],
    ['no HTTP port', 'tcp', 'http'],
  ] as const)(
    'never admits everybody to everything: %s',
    (_, port, protocol) => {
      const input = defaultInput({
        service: {
          ports: ports({ port: 80, targetPort: 8080, protocol: port }),
          operations: [testOperation('POST', '/orders', { protocol })],
        },
        policy: { 'security.callers.granularity': 'operation' },
        input: {
          admission: listed(testCaller('web'), testEverybody('POST /orders')),
        },
      });

      expect(rulesOf(input)).toEqual([
        { from: [{ source: { serviceAccounts: ['shop/web'] } }] },
      ]);
    },
  );

  it('is not written where the only named caller cannot be recognised, though operations are open', () => {
    const nameless = testCaller('web', { serviceAccount: null });
    const kinds = rendered(
      defaultInput({
        policy: { 'security.callers.granularity': 'operation' },
        input: {
          admission: listed(nameless, testEverybody('POST /orders')),
        },
      }),
    ).map(({ kind }) => kind);

    expect(kinds).not.toContain('AuthorizationPolicy');
  });

  it.each([
    ['a narrower path', testOperation('GET', '/orders/export')],
    [
      'the same request line',
      testOperation('GET', '/orders/{id}', { id: 'query.orders' }),
    ],
  ])('reports operations that a rule for others catches by %s', (_, caught) => {
    const input = defaultInput({
      service: { operations: [testOperation('GET', '/orders/{id}'), caught] },
      policy: { 'security.callers.granularity': 'operation' },
      input: {
        admission: listed(
          testCaller('web', { operations: ['GET /orders/{id}'] }),
          testCaller('cart', { operations: ['GET /orders/{id}', caught.id] }),
          testEverybody('GET /orders/{id}'),
        ),
      },
    });

    expect(renderServiceBundle(input, sidecarTarget()).losses).toEqual([
      expect.objectContaining({
        leaf: 'security.callers.granularity',
        scope: {
          operations: [caught.id],
          callers: ['component:default/web', 'everybody'],
        },
      }),
    ]);
  });
});
