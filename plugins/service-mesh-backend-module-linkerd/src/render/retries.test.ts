import { RetryCondition } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testOperation,
  testPolicy,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget } from '../testUtils/rendered';
import { retryAnnotations, retryLosses } from './retries';

const retrying = (on: RetryCondition[], attempts = 2) =>
  testPolicy({
    'resilience.retries.attempts': attempts,
    'resilience.retries.on': on,
  });

const read = testOperation('GET', '/orders');
const call = testOperation('POST', '/shop.v1.Orders/Get', { protocol: 'grpc' });
const input = testServiceInput({ service: { operations: [read] } });

function lost(
  on: RetryCondition[],
  api: 'http' | 'grpc' = 'http',
  operation = read,
) {
  const group = {
    name: 'idempotent',
    operations: [operation],
    policy: retrying(on),
  };
  return retryLosses(input, linkerdTarget, [group], api).map(l => l.reason);
}

describe('retries', () => {
  it('have neither annotations nor losses without attempts', () => {
    const policy = retrying(['gateway-error'], 0);
    expect(retryAnnotations(policy, 'http')).toEqual({});
    expect(
      retryLosses(
        input,
        linkerdTarget,
        [{ name: 'catch-all', operations: [], policy }],
        'http',
      ),
    ).toEqual([]);
  });

  it('name every condition that the API of the route knows', () => {
    expect(
      retryAnnotations(
        retrying(['429', 'unavailable', '5xx', 'gateway-error']),
        'http',
      ),
    ).toMatchObject({
      'retry.linkerd.io/http': { value: 'gateway-error,5xx,429' },
      'retry.linkerd.io/limit': { value: '2' },
    });
  });

  it('lose nothing where failed connections are covered by a status', () => {
    expect(lost(['connect-failure', 'gateway-error'])).toEqual([]);
    expect(lost(['refused-stream', '5xx'])).toEqual([]);
    expect(lost(['connect-failure', 'unavailable'], 'grpc')).toEqual([]);
  });

  it('lose the conditions that no status covers', () => {
    expect(lost(['connect-failure', '429'])).toEqual([
      'Linkerd retries on HTTP statuses only; it cannot say connect-failure.',
    ]);
    expect(lost(['reset-before-request', 'internal'], 'grpc')).toEqual([
      'Linkerd retries on gRPC codes only; it cannot say reset-before-request.',
    ]);
  });

  it('lose gRPC codes on an HTTPRoute that carries gRPC operations', () => {
    expect(lost(['gateway-error', 'unavailable'], 'http', call)).toEqual([
      'Linkerd retries on HTTP statuses only; it cannot say unavailable.',
    ]);
    expect(lost(['gateway-error', 'unavailable'])).toEqual([]);
  });

  it('say where only undescribed requests are concerned', () => {
    const group = {
      name: 'catch-all',
      operations: [],
      policy: retrying(['connect-failure']),
    };
    expect(retryLosses(input, linkerdTarget, [group], 'http')).toMatchObject([
      {
        scope: { operations: [] },
        reason:
          'Linkerd retries on HTTP statuses only; it cannot say connect-failure for requests that no operation describes.',
      },
    ]);
  });
});
