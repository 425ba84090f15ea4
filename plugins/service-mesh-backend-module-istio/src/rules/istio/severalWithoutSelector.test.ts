import { peer } from '../../testUtils/mtls';
import { hits } from '../../testUtils/ruleContext';
import { severalWithoutSelector } from './severalWithoutSelector';

const selector = { matchLabels: { app: 'orders' } };

describe('istio/several-without-selector', () => {
  it.each([
    ['there is one', [peer('a', 'STRICT')]],
    [
      'there is one in each namespace',
      [peer('a', 'STRICT'), peer('web/a', 'STRICT')],
    ],
    [
      'another selects',
      [peer('a', 'STRICT'), peer('b', 'STRICT', { selector })],
    ],
    ['they are variants of one', [peer('a', 'STRICT'), peer('a', 'DISABLE')]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(severalWithoutSelector, objects)).toEqual([]);
  });

  it.each([{}, { selector: {} }])('finds each of two with %j', rest => {
    expect(
      hits(severalWithoutSelector, [
        peer('a', 'STRICT'),
        peer('b', 'STRICT', rest),
      ]),
    ).toMatchObject([
      { equivalents: ['KIA0002'], related: [{ pointer: '/spec' }] },
      { equivalents: ['KIA0002'] },
    ]);
  });
});
