import { networking } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { meshHostConflict } from './meshHostConflict';

const vs = (
  name: string,
  hosts: string[],
  spec: object = {},
  namespace: string = 'shop',
) => networking('VirtualService', name, { hosts, ...spec }, { namespace });
const full = 'orders.shop.svc.cluster.local';

describe('traffic/mesh-host-conflict', () => {
  it.each([
    ['hosts differ', [vs('a', ['orders']), vs('b', ['basket'])]],
    [
      'one is for a Gateway',
      [vs('a', ['orders']), vs('b', ['orders'], { gateways: ['g'] })],
    ],
    [
      'short names are of two namespaces',
      [vs('a', ['orders']), vs('b', ['orders'], {}, 'eu')],
    ],
    [
      'no namespace sees both',
      [
        vs('a', [full], { exportTo: ['.'] }),
        vs('b', [full], { exportTo: ['.'] }, 'eu'),
      ],
    ],
    ['one object is written twice', [vs('a', ['orders']), vs('a', ['orders'])]],
    ['one is a delegate', [vs('a', []), vs('b', [])]],
    [
      'wildcards are side by side',
      [vs('a', ['*.shop.com']), vs('b', ['*.eu.com'])],
    ],
    [
      'both are for all, and one is wider',
      [vs('a', ['*.shop.com']), vs('b', ['eu.shop.com'])],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(meshHostConflict, objects)).toEqual([]);
  });

  it('finds each of those that route one host', () => {
    const found = hits(meshHostConflict, [
      vs('a', ['orders']),
      vs('b', [full], { gateways: ['g', 'mesh'] }, 'eu'),
      vs('c', ['orders', full]),
    ]);

    expect(
      found.map(({ message, equivalents, severity }) => [
        message,
        equivalents,
        severity,
      ]),
    ).toEqual(
      ['a', 'b', 'c'].map(name => [
        `VirtualService ${name} and 2 others route calls inside the mesh to ${
          name === 'a' ? 'orders' : full
        }; which of them counts is not defined.`,
        undefined,
        undefined,
      ]),
    );
  });

  it.each([
    ['shop', undefined],
    ['eu', ['IST0109']],
  ])(
    'of two for all hosts with one in %s it has the codes %j',
    (home, equivalents) => {
      expect(
        hits(meshHostConflict, [vs('a', ['*']), vs('b', ['*'], {}, home)]).map(
          hit => hit.equivalents,
        ),
      ).toEqual([equivalents, equivalents]);
    },
  );

  it('finds one for a namespace alone beside one for all', () => {
    expect(
      hits(meshHostConflict, [
        vs('a', [full], { exportTo: ['.'] }),
        vs('b', [full], {}, 'eu'),
      ]),
    ).toHaveLength(2);
  });

  it.each([
    [
      'a whole namespace',
      '*.shop.svc.cluster.local',
      'orders',
      {},
      ['KIA1106'],
    ],
    ['all hosts', '*', 'orders', {}, ['KIA1106']],
    [
      'a wider one for all',
      '*.shop.com',
      'eu.shop.com',
      { exportTo: ['.'] },
      ['IST0109'],
    ],
  ])(
    'mentions one beside a wildcard for %s',
    (_, wide, narrow, spec, equivalents) => {
      const found = hits(meshHostConflict, [
        vs('a', [wide]),
        vs('b', [narrow], spec),
        vs('c', [`other-${narrow}`], spec),
      ]);

      expect(
        found.map(hit => [hit.params?.name, hit.severity, hit.equivalents]),
      ).toEqual(['b', 'a', 'c'].map(name => [name, 'info', equivalents]));
    },
  );
});
