import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, egressInput, ports, twoVersions } from '../inputs';
import { sidecarTarget } from '../rendered';
import { Scenario } from './scenario';

/**
 * What requests and their targets look like: routes, versions, ingress, egress and telemetry of sidecars.
 *
 * @internal
 */
export const trafficScenarios: Record<string, Scenario> = {
  canary: {
    shows: ['DestinationRule', 'VirtualService'],
    input: defaultInput({
      workload: twoVersions,
      policy: { 'traffic.weights': { v1: 90, v2: 10 } },
    }),
    target: sidecarTarget(),
  },
  'ab-test': {
    shows: ['VirtualService'],
    input: defaultInput({
      workload: twoVersions,
      policy: {
        'traffic.match': [
          { header: 'X-Beta', value: 'true', to: 'v2' },
          { cookie: 'group', value: 'a.b', to: 'v2' },
        ],
      },
    }),
    target: sidecarTarget(),
  },
  rollout: {
    shows: ['DestinationRule', 'VirtualService'],
    input: defaultInput({
      service: { operations: [testOperation('GET', '/orders')] },
      workload: twoVersions,
      policy: { 'traffic.weightsOwner': 'argo-rollouts' },
    }),
    target: sidecarTarget(),
  },
  flagger: {
    shows: ['DestinationRule', 'VirtualService', 'AuthorizationPolicy'],
    input: defaultInput({
      workload: twoVersions,
      policy: {
        'traffic.weightsOwner': 'flagger',
        'traffic.weights': { v1: 90, v2: 10 },
        'resilience.circuitBreaker.consecutiveErrors': 5,
      },
    }),
    target: sidecarTarget(),
  },
  'mirror-and-fault': {
    shows: ['DestinationRule', 'VirtualService'],
    input: defaultInput({
      workload: twoVersions,
      policy: {
        'traffic.mirror.to': 'v2',
        'traffic.mirror.percent': 5,
        'traffic.fault.delay.fixed': '2s',
      },
    }),
    target: sidecarTarget(),
  },
  ingress: {
    shows: ['VirtualService'],
    input: defaultInput({
      policy: {
        'traffic.ingress.hosts': ['shop.example.com'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.cors': {
          allowOrigins: ['https://shop.example.com'],
          allowMethods: ['GET', 'POST'],
          maxAge: '10m',
        },
      },
    }),
    target: sidecarTarget(),
  },
  'ingress-rewrite': {
    shows: ['VirtualService'],
    input: defaultInput({
      service: {
        operations: [
          testOperation('GET', '/'),
          testOperation('GET', '/{order_id}'),
        ],
      },
      policy: {
        'traffic.ingress.hosts': ['shop.example.com'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.rewrite': { prefix: '/api/v1.0/orders' },
        'traffic.ingress.redirects': [
          { from: '/orders', to: '/api/v1.0/orders', code: 301 },
          { from: '/basket', to: '/api/v1.0/orders', code: 307 },
        ],
      },
    }),
    target: sidecarTarget(),
  },
  'ingress-gateway': {
    shows: ['Gateway', 'VirtualService'],
    input: defaultInput({
      service: { operations: [testOperation('GET', '/orders')] },
      policy: {
        'traffic.ingress.hosts': ['shop.example.com'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.createGateway': true,
        'traffic.ingress.rewrite': { authority: 'order.internal' },
      },
    }),
    target: sidecarTarget({
      settings: {
        gatewaySelector: { istio: 'ingressgateway' },
        gatewayCredentialName: 'shop-tls',
      },
    }),
  },
  'several-ports': {
    shows: ['VirtualService'],
    input: defaultInput({
      service: {
        ports: ports(
          { port: 80, targetPort: 8080, protocol: 'http' },
          { port: 9090, targetPort: 9091, protocol: 'grpc' },
          { port: 5432, targetPort: 5432, protocol: 'tcp' },
        ),
        operations: [
          testOperation('GET', '/orders'),
          testOperation('POST', '/shop.Orders/Place', { protocol: 'grpc' }),
        ],
      },
    }),
    target: sidecarTarget(),
  },
  'destination-rule': {
    shows: ['DestinationRule'],
    input: defaultInput({
      policy: {
        'traffic.loadBalancing.algorithm': 'round-robin',
        'traffic.loadBalancing.warmup': '60s',
        'traffic.loadBalancing.locality': 'prefer-close',
        'resilience.retries.budget': 20,
        'resilience.circuitBreaker.consecutiveErrors': 5,
        'resilience.circuitBreaker.interval': '10s',
        'resilience.circuitBreaker.ejection': '30s',
        'resilience.circuitBreaker.maxConnections': 100,
        'resilience.circuitBreaker.maxPendingRequests': 50,
      },
    }),
    target: sidecarTarget(),
  },
  telemetry: {
    shows: ['Telemetry'],
    input: defaultInput({
      policy: {
        'observability.tracing.sampling': 10,
        'observability.tracing.tags': { team: 'orders' },
        'observability.accessLog': 'errors',
        'observability.metrics.tags': { method: 'request.method' },
      },
    }),
    target: sidecarTarget(),
  },
  egress: {
    shows: ['ServiceEntry', 'Sidecar'],
    input: egressInput(),
    target: sidecarTarget(),
  },
};
