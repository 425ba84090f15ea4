import {
  PolicyLeaf,
  policyLeafNames,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { defaultInput, twoVersions } from '../testUtils/inputs';
import { linkerdTarget, objectsOf } from '../testUtils/rendered';
import { renderService } from './serviceBundle';

/** A value of each leaf that asks for something. */
const asking: Partial<PolicyValues> = {
  'traffic.weights': { v1: 90, v2: 10 },
  'traffic.match': [{ header: 'x-beta', value: 'true', to: 'v2' }],
  'traffic.weightsOwner': 'flagger',
  'traffic.mirror.to': 'v2',
  'traffic.mirror.percent': 5,
  'traffic.loadBalancing.algorithm': 'random',
  'traffic.loadBalancing.warmup': '60s',
  'traffic.loadBalancing.locality': 'prefer-close',
  'traffic.ingress.hosts': ['shop.example.com'],
  'traffic.ingress.gateway': 'Gateway/ingress/public',
  'traffic.ingress.createGateway': true,
  'traffic.ingress.rewrite': { prefix: '/api' },
  'traffic.ingress.redirects': [{ from: '/a', to: '/b', code: 301 }],
  'traffic.ingress.cors': { allowOrigins: ['*'] },
  'traffic.fault.delay.percent': 1,
  'traffic.fault.delay.fixed': '2s',
  'resilience.retries.budget': 20,
  'resilience.circuitBreaker.consecutiveErrors': 5,
  'resilience.circuitBreaker.interval': '10s',
  'resilience.circuitBreaker.ejection': '30s',
  'resilience.circuitBreaker.maxConnections': 100,
  'resilience.circuitBreaker.maxPendingRequests': 100,
  'resilience.rateLimit.requestsPerSecond': 100,
  'security.mtls': 'permissive',
  'security.egress': 'declared',
  'observability.tracing.sampling': 10,
  'observability.tracing.tags': { team: 'shop' },
  'observability.accessLog': 'errors',
  'observability.metrics.tags': { team: 'shop' },
  'observability.slo.availability': 99.9,
  'observability.slo.latency': '300ms',
};

/** Leaves that have become other parts of the input before they are rendered, or that operations alone carry. */
const elsewhere: PolicyLeaf[] = [
  'resilience.timeout',
  'resilience.retries.attempts',
  'resilience.retries.perTryTimeout',
  'resilience.retries.on',
  'resilience.undescribed',
  'security.stage',
  'security.callers.mode',
  'security.callers.additional',
  'security.callers.granularity',
  'security.endUser.require',
];

const render = (policy: Partial<PolicyValues>) =>
  renderService(defaultInput({ workload: twoVersions, policy }), linkerdTarget);

describe('every setting of the policy', () => {
  it('is asked for here, or tested where it is resolved', () => {
    expect([...Object.keys(asking), ...elsewhere].sort()).toEqual(
      [...policyLeafNames].sort(),
    );
  });

  it.each(Object.keys(asking) as PolicyLeaf[])(
    'is rendered or lost with an alternative: %s',
    leaf => {
      const rendering = render({ [leaf]: asking[leaf] });
      const lost = rendering.losses.filter(loss => loss.leaf === leaf);
      const isRendered =
        JSON.stringify(objectsOf(rendering)) !==
        JSON.stringify(objectsOf(render({})));
      expect(isRendered || lost.length > 0).toBe(true);
      expect(
        lost.filter(loss => loss.reason === '' || loss.alternative === ''),
      ).toEqual([]);
    },
  );
});
