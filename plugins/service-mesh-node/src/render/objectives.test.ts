import { testServiceInput, testTarget } from '../testUtils';
import { objectiveLosses } from './objectives';

const target = testTarget({ mesh: 'a', provider: 'a', version: '1.0' });
const queries = { availability: 'good / all', latency: 'quantile' };

describe('objectiveLosses', () => {
  it('gives each objective with a query to alert on', () => {
    const input = testServiceInput({
      policy: {
        'observability.slo.availability': 99.9,
        'observability.slo.latency': '300ms',
      },
    });
    expect(
      objectiveLosses(input, target, queries).map(({ leaf, alternative }) => [
        leaf,
        alternative,
      ]),
    ).toEqual([
      [
        'observability.slo.availability',
        'Alert where this is under 0.999: good / all',
      ],
      [
        'observability.slo.latency',
        'Alert where this, in milliseconds, is over 300ms: quantile',
      ],
    ]);
    expect(objectiveLosses(input, target, null)).toMatchObject([
      { reason: expect.stringContaining('does not measure') },
      { alternative: expect.stringContaining('in the application') },
    ]);
  });

  it('says nothing where the policy sets none', () => {
    expect(objectiveLosses(testServiceInput(), target, queries)).toEqual([]);
  });
});
