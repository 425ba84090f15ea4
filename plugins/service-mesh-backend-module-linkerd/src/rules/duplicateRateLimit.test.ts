import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { duplicateRateLimit } from './duplicateRateLimit';

describe('a Server', () => {
  const limit = (name: string) =>
    policyObject('HTTPLocalRateLimitPolicy', name, {
      targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: 'order' },
      total: { requestsPerSecond: 5 },
    });

  it('has one rate limit', () => {
    expect(findingsOf(duplicateRateLimit, [limit('a'), limit('b')])).toEqual([
      { name: 'b', pointer: '/spec/targetRef/name', severity: 'warning' },
    ]);
    expect(findingsOf(duplicateRateLimit, [limit('a')])).toEqual([]);
  });
});
