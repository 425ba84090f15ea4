import { networking } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { gatewayHostConflict } from './gatewayHostConflict';

const vs = (
  name: string,
  prefixes: (string | null)[],
  spec: object = {},
  namespace: string = 'shop',
) =>
  networking(
    'VirtualService',
    name,
    {
      hosts: ['shop.example.com'],
      gateways: ['edge/public'],
      http: prefixes.map(prefix =>
        prefix === null ? {} : { match: [{ uri: { prefix } }] },
      ),
      ...spec,
    },
    { namespace },
  );

describe('traffic/gateway-host-conflict', () => {
  it.each([
    [
      'hosts differ',
      [vs('a', [null]), vs('b', [null], { hosts: ['x.example.com'] })],
    ],
    [
      'Gateways differ',
      [vs('a', [null]), vs('b', [null], { gateways: ['edge/other'] })],
    ],
    [
      'it is for the mesh',
      [vs('a', [null]), vs('b', [null], { gateways: ['mesh'] })],
    ],
    [
      'the Gateway does not see one',
      [vs('a', [null]), vs('b', [null], { exportTo: ['.'] })],
    ],
    ['one object is written twice', [vs('a', [null]), vs('a', [null])]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(gatewayHostConflict, objects)).toEqual([]);
  });

  it.each([
    ['their rules are apart', ['/a'], ['/b'], 'info'],
    ['one has the catch-all', ['/a', null], ['/b'], 'info'],
    ['both have a catch-all', ['/a', null], ['/'], 'error'],
    ['one takes what the other would', ['/a/b'], ['/a'], 'error'],
    ['both take the same', ['/a'], ['/a'], 'error'],
  ])('tells of two that are merged where %s', (_, one, other, severity) => {
    const found = hits(gatewayHostConflict, [
      vs('a', one),
      vs('b', other, {}, 'eu'),
    ]);

    expect(found.map(hit => [hit.params?.name, hit.severity])).toEqual([
      ['a', severity],
      ['b', severity],
    ]);
  });

  it('cannot decide about Gateways of one name that are not here', () => {
    const own = { gateways: ['public'] };

    expect(
      hits(gatewayHostConflict, [
        vs('a', [null], own),
        vs('b', [null], own, 'eu'),
      ]),
    ).toMatchObject([
      { undecided: 'needs Gateway shop/public' },
      { undecided: 'needs Gateway eu/public' },
    ]);
  });

  it('cannot decide about a wildcard at a Gateway of that name either', () => {
    const own = { gateways: ['public'] };
    const wide = '*.shop.svc.cluster.local';
    const narrow = 'orders.shop.svc.cluster.local';

    expect(
      hits(gatewayHostConflict, [
        vs('a', [null], { ...own, hosts: [wide] }),
        vs('b', [null], { ...own, hosts: [narrow] }, 'eu'),
      ]),
    ).toMatchObject([
      { params: { name: 'b' }, undecided: 'needs Gateway eu/public' },
      { params: { name: 'a' }, undecided: 'needs Gateway shop/public' },
    ]);
  });

  it('mentions a host beside one for all hosts', () => {
    expect(
      hits(gatewayHostConflict, [
        vs('a', [null]),
        vs('b', [null], { hosts: ['*'] }),
      ]).map(hit => [hit.params?.name, hit.severity]),
    ).toEqual([
      ['a', 'info'],
      ['b', 'info'],
    ]);
  });
});
