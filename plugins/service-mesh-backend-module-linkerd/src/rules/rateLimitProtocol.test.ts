import { findingsOf } from '../testUtils/findings';
import { policyObject, serverObject } from '../testUtils/objects';
import { rateLimitProtocol } from './rateLimitProtocol';

describe('a rate limit', () => {
  const found = (proxyProtocol: string) =>
    findingsOf(rateLimitProtocol, [
      serverObject('order', { proxyProtocol }),
      policyObject('HTTPLocalRateLimitPolicy', 'limit', {
        targetRef: {
          group: 'policy.linkerd.io',
          kind: 'Server',
          name: 'order',
        },
        total: { requestsPerSecond: 5 },
      }),
    ]);

  it('limits nothing on a Server that does not speak HTTP', () => {
    expect(found('gRPC')).toEqual([
      { name: 'limit', pointer: '/spec/targetRef/name', severity: 'warning' },
    ]);
    expect(found('HTTP/2')).toEqual([]);
  });
});
