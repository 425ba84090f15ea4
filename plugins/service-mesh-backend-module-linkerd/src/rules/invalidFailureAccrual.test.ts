import { findingsOf } from '../testUtils/findings';
import { invalidFailureAccrual } from './invalidFailureAccrual';

describe('the annotations of a circuit breaker', () => {
  const found = (annotations: Record<string, string>) =>
    findingsOf(invalidFailureAccrual, [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'order', namespace: 'shop', annotations },
        spec: {},
      },
    ]).map(({ pointer }) => pointer?.split('~1')[1]);

  const mode = 'balancer.linkerd.io/failure-accrual';
  const rate = 'balancer.alpha.linkerd.io/failure-accrual-success-rate';

  it.each([
    [{ [mode]: 'true' }, 'failure-accrual'],
    [
      { [mode]: 'consecutive', [`${mode}-consecutive-max-failures`]: 'seven' },
      'failure-accrual-consecutive-max-failures',
    ],
    [
      { [mode]: 'consecutive', [`${mode}-consecutive-min-penalty`]: '2m' },
      'failure-accrual-consecutive-min-penalty',
    ],
    [
      { [mode]: 'consecutive', [`${mode}-consecutive-jitter-ratio`]: '101' },
      'failure-accrual-consecutive-jitter-ratio',
    ],
    [
      { [mode]: 'unified', [`${rate}-threshold`]: '1.5' },
      'failure-accrual-success-rate-threshold',
    ],
    [
      { [mode]: 'unified', [`${rate}-window`]: '9ms' },
      'failure-accrual-success-rate-window',
    ],
    [
      { [mode]: 'unified', [`${rate}-min-requests`]: '1000001' },
      'failure-accrual-success-rate-min-requests',
    ],
    [
      {
        [mode]: 'unified',
        'balancer.alpha.linkerd.io/failure-accrual-honor-retry-after': 'yes',
      },
      'failure-accrual-honor-retry-after',
    ],
    [
      { [`${rate}-threshold`]: '0.9' },
      'failure-accrual-success-rate-threshold',
    ],
  ])('cannot be read as %p', (annotations, name) => {
    expect(found(annotations)).toEqual([name]);
  });

  it.each([
    [{}],
    [{ [mode]: 'consecutive' }],
    [
      {
        [mode]: 'consecutive',
        [`${mode}-consecutive-min-penalty`]: '90s',
        [`${mode}-consecutive-max-penalty`]: '90s',
      },
    ],
    [
      {
        [mode]: 'unified',
        [`${rate}-threshold`]: '0',
        [`${rate}-window`]: '5ms',
        [`${rate}-min-requests`]: '2000000',
      },
    ],
  ])('are read as %p', annotations => {
    expect(found(annotations)).toEqual([]);
  });
});
