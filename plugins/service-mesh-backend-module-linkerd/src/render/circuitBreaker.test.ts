import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderCircuitBreaker } from './circuitBreaker';

const render = (policy: Partial<PolicyValues>) =>
  renderCircuitBreaker(testServiceInput({ policy }), linkerdTarget);

describe('the circuit breaker', () => {
  it('is a patch of the Service', () => {
    const rendering = render({
      'resilience.circuitBreaker.consecutiveErrors': 5,
      'resilience.circuitBreaker.ejection': '30s',
    });
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: 'order',
          namespace: 'shop',
          annotations: {
            'balancer.linkerd.io/failure-accrual': 'consecutive',
            'balancer.linkerd.io/failure-accrual-consecutive-max-failures': '5',
            'balancer.linkerd.io/failure-accrual-consecutive-min-penalty':
              '30s',
          },
        },
      },
    ]);
    expect(rendering.manifests[0]).toMatchObject({ role: 'patch', phase: 1 });
    expect(rendering.losses).toEqual([]);
  });

  it('lifts the longest penalty to a longer ejection', () => {
    const [{ metadata }] = objectsOf(
      render({
        'resilience.circuitBreaker.consecutiveErrors': 5,
        'resilience.circuitBreaker.ejection': '5m',
      }),
    );
    expect(metadata.annotations).toMatchObject({
      'balancer.linkerd.io/failure-accrual-consecutive-min-penalty': '5m',
      'balancer.linkerd.io/failure-accrual-consecutive-max-penalty': '5m',
    });
  });

  it('is absent unless errors are counted', () => {
    expect(render({})).toEqual({ manifests: [], losses: [] });
    expect(
      lossesOf(render({ 'resilience.circuitBreaker.ejection': '30s' })),
    ).toEqual([{ leaf: 'resilience.circuitBreaker.ejection', scope: {} }]);
  });

  it('has no words for intervals and pools', () => {
    const rendering = render({
      'resilience.circuitBreaker.interval': '10s',
      'resilience.circuitBreaker.maxConnections': 100,
      'resilience.circuitBreaker.maxPendingRequests': 100,
    });
    expect(lossesOf(rendering).map(loss => loss.leaf)).toEqual([
      'resilience.circuitBreaker.interval',
      'resilience.circuitBreaker.maxConnections',
      'resilience.circuitBreaker.maxPendingRequests',
    ]);
  });

  it('loses no interval that is only a built-in default', () => {
    const input = testServiceInput();
    input.policy.service['resilience.circuitBreaker.interval'] = {
      value: '10s',
      origin: { source: 'default', rule: 'Pods that fail are left out' },
    };
    expect(renderCircuitBreaker(input, linkerdTarget).losses).toEqual([]);
  });
});
