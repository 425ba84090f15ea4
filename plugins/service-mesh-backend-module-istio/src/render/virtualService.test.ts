import {
  testOperation,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput, ports, twoVersions } from '../testUtils/inputs';
import { renderServiceBundle } from './serviceBundle';
import { items } from '../lenient';

const httpOf = (input: Parameters<typeof rendered>[0]) =>
  items(renderedObject('VirtualService', 'order', input).spec?.http);

describe('the VirtualService of a service', () => {
  it('is not written for a service that speaks only TCP and TLS', () => {
    const objects = rendered(
      testServiceInput({
        service: {
          ports: ports({ port: 5432, targetPort: 5432, protocol: 'tcp' }),
        },
      }),
    );

    expect(objects.map(({ kind }) => kind)).not.toContain('VirtualService');
  });

  it('ends with a catch-all without a match, timeout and careful retries', () => {
    const last = httpOf(defaultInput()).at(-1);

    expect(last).not.toHaveProperty('match');
    expect(last).not.toHaveProperty('timeout');
    expect(last).toMatchObject({
      name: 'catch-all',
      retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' },
    });
  });

  it('states that there are no retries where the policy has none', () => {
    const http = httpOf(testServiceInput());

    expect(http.map(({ retries }) => retries)).toEqual(
      http.map(() => ({ attempts: 0 })),
    );
  });

  it('never writes conditions beside attempts of 0, which Istio rejects', () => {
    const [rule] = httpOf(
      defaultInput({
        operations: {
          'POST /orders': {
            'resilience.retries.attempts': 0,
            'resilience.retries.perTryTimeout': '1s',
          },
        },
      }),
    );

    expect(rule.retries).toEqual({ attempts: 0 });
  });

  it('passes the neutral words for conditions on to Envoy', () => {
    const [rule] = httpOf(
      defaultInput({
        operations: {
          'POST /orders': {
            'resilience.retries.attempts': 1,
            'resilience.retries.perTryTimeout': '500ms',
            'resilience.retries.on': ['429', 'unavailable', '5xx'],
          },
        },
      }),
    );

    expect(rule.retries).toEqual({
      attempts: 1,
      perTryTimeout: '500ms',
      retryOn: '429,unavailable,5xx',
    });
  });

  it('keeps a narrower path of another group before a broader one', () => {
    const http = httpOf(
      defaultInput({
        service: {
          operations: [
            testOperation('GET', '/orders/{id}'),
            testOperation('GET', '/orders/export'),
            testOperation('GET', '/orders'),
          ],
        },
        operations: { 'GET /orders/export': { 'resilience.timeout': '5m' } },
      }),
    );

    expect(
      http.map(({ name, match }) => [
        name,
        items(match).map(({ uri }) => Object.values(uri as object)[0]),
      ]),
    ).toEqual([
      ['idempotent', ['/orders']],
      ['idempotent-2', ['/orders/export']],
      ['idempotent-3', ['/orders/[^/]+']],
      ['catch-all', []],
    ]);
  });

  it('leaves operations that look the same on the wire to the catch-all, and says so', () => {
    const input = defaultInput({
      service: {
        operations: [
          testOperation('POST', '/graphql', {
            id: 'query.orders',
            protocol: 'graphql',
            idempotent: true,
          }),
          testOperation('POST', '/graphql', {
            id: 'mutation.placeOrder',
            protocol: 'graphql',
          }),
        ],
      },
    });

    expect(httpOf(input).map(({ name }) => name)).toEqual(['catch-all']);
    expect(renderServiceBundle(input, sidecarTarget()).losses).toEqual([
      expect.objectContaining({
        leaf: 'resilience.retries.on',
        scope: { operations: ['query.orders', 'mutation.placeOrder'] },
      }),
    ]);
  });

  it('omits the weight of a single version', () => {
    const [rule] = httpOf(
      defaultInput({
        workload: twoVersions,
        policy: { 'traffic.weights': { v1: 100, v2: 0 } },
      }),
    );

    expect(rule.route).toEqual([
      {
        destination: {
          host: 'order.shop.svc.cluster.local',
          port: { number: 80 },
          subset: 'v1',
        },
      },
    ]);
  });
});
