import { networking } from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { ruleContext } from '../../testUtils/ruleContext';
import {
  exportToOf,
  fullHost,
  gatewayNamed,
  holdsServices,
  homeOf,
  hostRules,
  importsHost,
  mutualForMany,
  seenTogether,
} from '.';

const context = ruleContext([service('orders')]);
const full = 'orders.shop.svc.cluster.local';

describe('a host in full', () => {
  it.each([
    ['orders', full],
    ['Orders', full],
    ['orders.shop', full],
    ['orders.shop.svc', full],
    ['orders.shop.svc.example.org', full],
    ['*.shop.svc.cluster.local', '*.shop.svc.cluster.local'],
    ['*.local', '*.local'],
    ['*', '*'],
    ['example.com', 'example.com'],
    ['pay.example.com', 'pay.example.com'],
  ])('of %s is %s', (host, expected) => {
    expect(fullHost(context, host, 'shop')).toBe(expected);
  });

  it('has a namespace where it is a Service', () => {
    expect(homeOf(full)).toBe('shop');
    expect(homeOf('pay.example.com')).toBeNull();
  });
});

it.each([
  ['public', { namespace: 'shop', name: 'public' }],
  ['./public', { namespace: 'shop', name: 'public' }],
  ['edge/public', { namespace: 'edge', name: 'public' }],
  ['public.edge', { namespace: 'edge', name: 'public' }],
  ['public.edge.svc.cluster.local', { namespace: 'edge', name: 'public' }],
])('Gateway %s is %j', (written, expected) => {
  expect(gatewayNamed(written, 'shop')).toEqual(expected);
});

describe('a Sidecar', () => {
  const sidecar = (hosts: string[], metadata: object = {}, spec: object = {}) =>
    networking(
      'Sidecar',
      'default',
      { egress: [{ hosts }], ...spec },
      metadata,
    );
  const root = { namespace: 'istio-system' };

  it.each([
    ['imports all where there is none', [], true],
    ['imports a namespace', [sidecar(['*/*'])], true],
    ['imports its own', [sidecar(['./*'])], false],
    [
      'imports one host',
      [sidecar([`billing/invoice.billing.svc.cluster.local`])],
      true,
    ],
    [
      'leaves out another',
      [sidecar(['billing/other.billing.svc.cluster.local'])],
      false,
    ],
    ['of the root namespace holds for all', [sidecar(['./*'], root)], false],
    [
      'of the namespace comes first',
      [sidecar(['./*'], root), sidecar(['*/*'])],
      true,
    ],
    [
      'with a selector does not count',
      [
        sidecar(
          ['./*'],
          {},
          { workloadSelector: { labels: { app: 'orders' } } },
        ),
      ],
      true,
    ],
    [
      'with a selector without labels holds for all',
      [sidecar(['./*'], {}, { workloadSelector: {} })],
      false,
    ],
    ['without hosts imports all', [sidecar([])], true],
    ['without listeners imports all', [sidecar([], {}, { egress: [] })], true],
    ['leaves out a namespace', [sidecar(['*/*', '~billing/*'])], false],
    [
      'leaves out a host everywhere',
      [sidecar(['*/*', '~/*.billing.svc.cluster.local'])],
      false,
    ],
    ['leaves out its own', [sidecar(['*/*', '~./*'])], true],
    [
      'of the root namespace means that of the caller by its own',
      [sidecar(['./*'], root), sidecar(['*/*'], { namespace: 'billing' })],
      false,
    ],
  ])('%s', (_, objects, expected) => {
    expect(
      importsHost(
        ruleContext(objects),
        'shop',
        'invoice.billing.svc.cluster.local',
        'billing',
      ),
    ).toBe(expected);
  });
});

describe('objects about one host', () => {
  const rule = (name: string, namespace: string, exportTo?: string[]) =>
    networking(
      'DestinationRule',
      name,
      { host: full, exportTo },
      { namespace },
    );
  const together = (...objects: Parameters<typeof ruleContext>[0]) => {
    const given = ruleContext(objects);
    return seenTogether(given, hostRules(given)).length > 0;
  };

  it('are seen together where some namespace sees both', () => {
    expect(together(rule('a', 'shop'), rule('b', 'billing'))).toBe(true);
    expect(
      together(rule('a', 'shop', ['.']), rule('b', 'billing', ['.'])),
    ).toBe(false);
    expect(
      together(rule('a', 'shop', ['eu']), rule('b', 'billing', ['eu'])),
    ).toBe(true);
    expect(together(rule('a', 'shop'), rule('b', 'billing', ['.']))).toBe(true);
  });

  it('do not clash with themselves', () => {
    expect(together(rule('a', 'shop'), rule('a', 'shop'))).toBe(false);
  });

  it('are not seen where Sidecars leave them out', () => {
    const narrow = (namespace: string) =>
      networking(
        'Sidecar',
        'default',
        { egress: [{ hosts: ['./x'] }] },
        { namespace },
      );

    expect(
      together(
        rule('a', 'shop'),
        rule('b', 'billing'),
        narrow('shop'),
        narrow('billing'),
      ),
    ).toBe(false);
  });
});

it('MeshConfig says to whom objects are exported that do not say so', () => {
  const given = ruleContext(
    [networking('VirtualService', 'a', {})],
    undefined,
    {
      meshConfig: { defaultVirtualServiceExportTo: ['.'] },
    },
  );

  expect(exportToOf(given, given.documents[0])).toEqual(['.']);
});

it('Services of the control plane are seldom all here', () => {
  const grafana = ruleContext([service('istio-system/grafana')]);

  expect(holdsServices(grafana, 'istio-system')).toBe(false);
});

it('Services that go with the configuration of a mesh do not show that the others are here', () => {
  const generated = service('orders-v1', {
    labels: { 'app.kubernetes.io/managed-by': 'mesh-configurator' },
  });

  expect(holdsServices(context, 'shop')).toBe(true);
  expect(holdsServices(ruleContext([generated]), 'shop')).toBe(false);
  expect(
    holdsServices(ruleContext([service('a', { ports: [] })]), 'shop'),
  ).toBe(false);
});

it.each([
  ['*.local', 'ISTIO_MUTUAL', true],
  ['*.shop.svc.cluster.local', 'ISTIO_MUTUAL', true],
  ['*.shop.svc.cluster.local', 'SIMPLE', false],
  ['*.example.com', 'ISTIO_MUTUAL', false],
  ['orders', 'ISTIO_MUTUAL', false],
])('%s with %s has mutual TLS for many: %j', (host, mode, expected) => {
  const given = ruleContext([
    networking('DestinationRule', 'a', {
      host,
      trafficPolicy: { tls: { mode } },
    }),
  ]);

  expect(hostRules(given).map(mutualForMany)).toEqual([expected]);
});
