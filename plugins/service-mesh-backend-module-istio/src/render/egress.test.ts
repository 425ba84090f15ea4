import {
  ServiceInput,
  settleDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  ambientTarget,
  rendered,
  renderedObject,
  sidecarTarget,
} from '../testUtils/rendered';
import {
  callees,
  defaultInput,
  egressInput,
  external,
  neighbour,
} from '../testUtils/inputs';
import { items } from '../lenient';
import { renderEgress } from './egress';
import { renderServiceBundle } from './serviceBundle';

const sidecarHosts = (input: ServiceInput, settings = {}) => {
  const sidecar = rendered(input, sidecarTarget({ settings })).find(
    ({ kind }) => kind === 'Sidecar',
  );
  return sidecar && items(sidecar.spec?.egress)[0].hosts;
};

const tcp = (name: string, host: string, port = 5432) =>
  external(name, { host, port, protocol: 'postgresql' });

const assumed = { confidence: 'assumed' as const };
const stock = neighbour('stock');
const cart = neighbour('cart');

describe('the hosts that a service may call', () => {
  it('are the control plane, the services and the hosts outside that it declares', () => {
    expect(sidecarHosts(egressInput())).toEqual([
      './api.pay.example.com',
      './db.example.com',
      'istio-system/*',
      'shop/cart.shop.svc.cluster.local',
      'warehouse/stock.warehouse.svc.cluster.local',
    ]);
  });

  it('say which declaration each comes from', () => {
    const sidecar = renderEgress(egressInput(), sidecarTarget()).manifests.at(
      -1,
    );
    const { origins } = settleDraft(sidecar!);

    expect(origins['/spec/egress/0/hosts/0']).toMatchObject({
      entityRef: 'resource:default/payments',
    });
    expect(origins['/spec/egress/0/hosts/3']).toMatchObject({
      value: 'component:default/cart',
    });
    expect(origins).toHaveProperty(['/spec/outboundTrafficPolicy/mode']);
  });

  it('name the control plane where the target says it runs', () => {
    expect(
      sidecarHosts(egressInput({ externals: [] }), { rootNamespace: 'mesh' }),
    ).toContain('mesh/*');
  });

  it('are not restricted unless the policy asks for it', () => {
    expect(renderEgress(defaultInput(), sidecarTarget())).toEqual({
      manifests: [],
      losses: [],
    });
  });

  it.each<[string, ServiceInput, string]>([
    [
      'at stage audit',
      egressInput(
        {},
        { stage: { wanted: 'audit', effective: 'audit', missing: [] } },
      ),
      'dry run',
    ],
    [
      'where no dependency is declared, which is unknown and not none',
      egressInput({ callees: [], externals: [] }),
      'declares no dependency',
    ],
    [
      'where a callee is not in the catalog',
      egressInput({ callees: callees('ghost') }),
      'the identity of component:default/ghost',
    ],
    [
      'where the namespace of a callee is assumed',
      egressInput(
        { callees: callees('cart') },
        {
          neighbours: {
            [cart.id]: {
              ...cart,
              namespace: { ...cart.namespace, ...assumed },
            },
          },
        },
      ),
      'the namespace of component:default/cart',
    ],
    [
      'where nothing names the namespace of a callee',
      egressInput(
        { callees: callees('cart') },
        {
          neighbours: {
            [cart.id]: {
              ...cart,
              namespace: { ...cart.namespace, value: null },
            },
          },
        },
      ),
      'the namespace of component:default/cart',
    ],
    [
      'where the Service of a callee is assumed',
      egressInput(
        { callees: callees('stock') },
        {
          neighbours: {
            [stock.id]: {
              ...stock,
              serviceName: { ...stock.serviceName, ...assumed },
            },
          },
        },
      ),
      'the Service of component:default/stock',
    ],
    ...(
      [
        [{ host: null, port: 443, protocol: 'https' }, 'DNS name'],
        [{ host: '10.0.0.1', port: 443, protocol: 'https' }, 'DNS name'],
        [{ host: '*.a.example', port: 443, protocol: 'https' }, 'DNS name'],
        [{ host: 'a_b.example', port: 443, protocol: 'https' }, 'DNS name'],
        [{ host: 'a.example.com', port: null, protocol: 'smtp' }, 'port'],
        [{ host: 'a.example.com', port: 443, protocol: null }, 'protocol'],
      ] as const
    ).map(([endpoint, fact]): [string, ServiceInput, string] => [
      `where an endpoint is ${JSON.stringify(endpoint)}`,
      egressInput({ externals: [external('a', endpoint)] }),
      `the ${fact} of resource:default/a`,
    ]),
    [
      'where TCP to two hosts shares a port',
      egressInput({ externals: [tcp('a', 'a.db'), tcp('b', 'b.db')] }),
      'port 5432',
    ],
  ])('are not restricted %s, and a loss says why', (_, input, reason) => {
    const { manifests, losses } = renderEgress(input, sidecarTarget());

    expect(manifests).toEqual([]);
    expect(losses).toEqual([
      expect.objectContaining({
        leaf: 'security.egress',
        reason: expect.stringContaining(reason),
      }),
    ]);
  });

  it.each([
    ['postgres.data.svc.cluster.local', 'data/postgres.data.svc.cluster.local'],
    ['postgres.data.svc', 'data/postgres.data.svc.cluster.local'],
    ['postgres', 'shop/postgres.shop.svc.cluster.local'],
  ])(
    'go to %s as a Service of the cluster, not as a host outside',
    (host, egress) => {
      const input = egressInput({
        callees: [],
        externals: [external('db', { host, port: null, protocol: null })],
      });

      expect(rendered(input).map(({ kind }) => kind)).not.toContain(
        'ServiceEntry',
      );
      expect(renderedObject('Sidecar', 'order', input).spec?.egress).toEqual([
        { hosts: ['istio-system/*', egress].sort() },
      ]);
    },
  );

  it('are not restricted in ambient, which ignores a Sidecar', () => {
    const { losses } = renderServiceBundle(egressInput(), ambientTarget());

    expect(rendered(egressInput(), ambientTarget()).map(o => o.kind)).toEqual([
      'AuthorizationPolicy',
      'PeerAuthentication',
    ]);
    expect(losses.map(({ leaf }) => leaf)).toContain('security.egress');
  });
});

describe('a host outside', () => {
  const entryOf = (...externals: ReturnType<typeof external>[]) =>
    rendered(egressInput({ callees: [], externals })).filter(
      ({ kind }) => kind === 'ServiceEntry',
    );

  it.each([
    ['https', 'TLS'],
    ['tls', 'TLS'],
    ['amqps', 'TLS'],
    ['http', 'HTTP'],
    ['grpc', 'GRPC'],
    ['postgresql', 'TCP'],
    ['kafka', 'TCP'],
  ])('that speaks %s is %s to Istio', (protocol, expected) => {
    const [entry] = entryOf(
      external('a', { host: 'a.example.com', port: 99, protocol }),
    );

    expect(entry.spec?.ports).toEqual([
      { number: 99, name: `${expected.toLowerCase()}-99`, protocol: expected },
    ]);
  });

  it('has one entry with every port once', () => {
    const at = (port: number) =>
      external('a', { host: 'a.example.com', port, protocol: 'https' });
    const [entry, ...others] = entryOf(at(443), at(8443), at(443));

    expect(others).toEqual([]);
    expect(items(entry.spec?.ports).map(({ number }) => number)).toEqual([
      443, 8443,
    ]);
  });

  it('is a loss where it is known by port alone', () => {
    const { losses } = renderEgress(egressInput(), sidecarTarget());

    expect(losses.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('TCP to db.example.com'),
      expect.stringContaining('collector of traces'),
    ]);
  });
});
