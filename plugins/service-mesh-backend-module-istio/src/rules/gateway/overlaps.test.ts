import fc from 'fast-check';
import { hostMatches } from '../../hosts';
import { ruleContext } from '../../testUtils/ruleContext';
import { hostsOf, ServedHost, widerHosts } from './hosts';
import { overlaps } from './overlaps';
import { serversOf } from './servers';

const served = (...gateways: string[][]): ServedHost[] =>
  serversOf(
    ruleContext(
      gateways.map((hosts, index) => ({
        apiVersion: 'networking.istio.io/v1',
        kind: 'Gateway',
        metadata: { name: `g${index}`, namespace: 'shop' },
        spec: { servers: [{ hosts }] },
      })),
    ),
  ).flatMap(hostsOf);

it.each([
  ['shop.example.com', ['*.example.com', '*.com', '*']],
  ['*.example.com', ['*.com', '*']],
  ['*', []],
])('%s is covered by %j', (host, wider) => {
  expect(widerHosts(host)).toEqual(wider);
});

describe('overlaps of hosts', () => {
  it('prefer another Gateway over the same one', () => {
    const [first] = overlaps(
      served(['a.example.com', 'A.example.com'], ['a.example.com']),
    );

    expect(first.other.server.gateway).toBe('g1');
  });

  it('need a namespace that both serve', () => {
    expect(overlaps(served(['a/x.com'], ['b/x.com']))).toEqual([]);
    expect(overlaps(served(['./x.com'], ['shop/x.com']))).toHaveLength(2);
    expect(overlaps(served(['x.com'], ['b/x.com']))).toHaveLength(2);
  });

  it('are found for each host that has one, and for no other', () => {
    const host = fc.constantFrom(
      '*',
      '*.a.com',
      '*.b.a.com',
      'a.com',
      'x.a.com',
      'x.b.a.com',
      's/x.a.com',
      't/x.a.com',
      't/*.a.com',
    );
    const meet = (a: ServedHost, b: ServedHost) =>
      a !== b &&
      (a.from === '*' || b.from === '*' || a.from === b.from) &&
      (hostMatches(a.host, b.host) || hostMatches(b.host, a.host));
    fc.assert(
      fc.property(fc.array(fc.array(host, { maxLength: 3 })), gateways => {
        const all = served(...gateways);
        const found = overlaps(all);

        expect(found.every(({ served: a, other }) => meet(a, other))).toBe(
          true,
        );
        const narrow = all.filter(a =>
          all.some(b => meet(a, b) && hostMatches(b.host, a.host)),
        );
        expect(
          narrow.filter(a => !found.some(one => one.served === a)),
        ).toEqual([]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
