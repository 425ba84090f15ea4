import { virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { weightsNot100 } from './weightsNot100';

const route = (...weights: (number | undefined)[]) => ({
  http: [
    {
      route: weights.map((weight, index) => ({
        destination: { host: 'orders', subset: `v${index + 1}` },
        ...(weight === undefined ? {} : { weight }),
      })),
    },
  ],
});

describe('traffic/weights-not-100', () => {
  it.each([
    ['90 and 10', route(90, 10)],
    ['a single destination', route(undefined)],
    ['a single destination with a weight', route(50)],
  ])('is silent about %s', (_, spec) => {
    expect(hits(weightsNot100, [virtualService(spec)])).toEqual([]);
  });

  it('finds 90 and 5', () => {
    expect(hits(weightsNot100, [virtualService(route(90, 5))])).toMatchObject([
      { pointer: '/spec/http/0/route', params: { sum: 95 } },
    ]);
  });

  it('makes it an error where there is no weight at all, which is rejected', () => {
    const [hit] = hits(weightsNot100, [
      virtualService(route(undefined, undefined)),
    ]);

    expect(hit.severity).toBe('error');
  });
});
