import {
  PolicyLeaf,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** An example of a setting, and what else has to be set for it to ask for anything. */
type Examples = {
  [L in PolicyLeaf]: {
    value: PolicyValues[L];
    with?: Partial<PolicyValues>;
  };
};

const ingress: Partial<PolicyValues> = {
  'traffic.ingress.hosts': ['shop.example.com'],
  'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
};
const ejection: Partial<PolicyValues> = {
  'resilience.circuitBreaker.consecutiveErrors': 5,
};

/**
 * One example of every policy setting; each asks for something that a mesh has to do.
 *
 * @internal
 */
export const examples: Examples = {
  'traffic.weights': { value: { v1: 90, v2: 10 } },
  'traffic.match': { value: [{ header: 'x-beta', value: 'true', to: 'v2' }] },
  'traffic.weightsOwner': { value: 'argo-rollouts' },
  'traffic.mirror.to': { value: 'v2' },
  'traffic.mirror.percent': { value: 5, with: { 'traffic.mirror.to': 'v2' } },
  'traffic.loadBalancing.algorithm': { value: 'round-robin' },
  'traffic.loadBalancing.warmup': { value: '60s' },
  'traffic.loadBalancing.locality': { value: 'prefer-close', with: ejection },
  'traffic.ingress.hosts': { value: ['shop.example.com'], with: ingress },
  'traffic.ingress.gateway': {
    value: 'Gateway/istio-ingress/public',
    with: ingress,
  },
  'traffic.ingress.createGateway': { value: true, with: ingress },
  'traffic.ingress.rewrite': {
    value: { prefix: '/api', to: '/', authority: 'order.internal' },
    with: ingress,
  },
  'traffic.ingress.redirects': {
    value: [{ from: '/old', to: '/new', code: 301 }],
    with: ingress,
  },
  'traffic.ingress.cors': {
    value: { allowOrigins: ['https://shop.example.com'] },
    with: ingress,
  },
  'traffic.fault.delay.percent': {
    value: 1,
    with: { 'traffic.fault.delay.fixed': '2s' },
  },
  'traffic.fault.delay.fixed': { value: '2s' },
  'resilience.timeout': { value: '5s' },
  'resilience.retries.attempts': { value: 3 },
  'resilience.retries.perTryTimeout': { value: '1s' },
  'resilience.retries.on': { value: ['connect-failure', 'gateway-error'] },
  'resilience.retries.budget': { value: 20 },
  'resilience.undescribed': {
    value: 'alike',
    with: { 'resilience.timeout': '5s' },
  },
  'resilience.circuitBreaker.consecutiveErrors': { value: 7 },
  'resilience.circuitBreaker.interval': { value: '20s', with: ejection },
  'resilience.circuitBreaker.ejection': { value: '60s', with: ejection },
  'resilience.circuitBreaker.maxConnections': { value: 100 },
  'resilience.circuitBreaker.maxPendingRequests': { value: 50 },
  'resilience.rateLimit.requestsPerSecond': { value: 100 },
  'security.stage': { value: 'audit' },
  'security.mtls': { value: 'strict', with: { 'security.stage': 'enforce' } },
  'security.callers.mode': { value: 'declared' },
  'security.callers.additional': {
    value: [{ serviceAccount: 'batch/nightly' }, { cidr: '10.0.0.0/8' }],
  },
  'security.callers.granularity': {
    value: 'operation',
    with: { 'security.stage': 'enforce' },
  },
  'security.endUser.require': {
    value: 'everywhere',
    with: { 'security.stage': 'enforce' },
  },
  'security.egress': {
    value: 'declared',
    with: { 'security.stage': 'enforce' },
  },
  'observability.tracing.sampling': { value: 10 },
  'observability.tracing.tags': { value: { team: 'orders' } },
  'observability.accessLog': { value: 'errors' },
  'observability.metrics.tags': { value: { method: 'request.method' } },
  'observability.slo.availability': { value: 99.9 },
  'observability.slo.latency': { value: '300ms' },
};
