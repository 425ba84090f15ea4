import { pod } from '../../testUtils/cluster';
import { peer } from '../../testUtils/mtls';
import { hits } from '../../testUtils/ruleContext';
import { severalForOneWorkload } from './severalForOneWorkload';

const selecting = (name: string, matchLabels: object) =>
  peer(name, 'STRICT', { selector: { matchLabels } });

const orders = pod('orders', { tier: 'web' });

describe('istio/several-for-one-workload', () => {
  it.each([
    ['they select others', selecting('b', { app: 'basket' })],
    ['one is for the namespace', peer('b', 'STRICT')],
    ['one is of another namespace', selecting('web/b', { tier: 'web' })],
  ])('is silent where %s', (_, other) => {
    expect(
      hits(severalForOneWorkload, [
        orders,
        pod('basket'),
        selecting('a', { app: 'orders' }),
        other,
      ]),
    ).toEqual([]);
  });

  it('finds each that selects the same workload', () => {
    expect(
      hits(severalForOneWorkload, [
        orders,
        selecting('a', { app: 'orders' }),
        selecting('b', { tier: 'web' }),
        selecting('c', { app: 'basket' }),
      ]),
    ).toMatchObject([
      {
        equivalents: ['KIA0003'],
        document: { object: { metadata: { name: 'a' } } },
      },
      {
        equivalents: ['KIA0003'],
        document: { object: { metadata: { name: 'b' } } },
      },
    ]);
  });
});
