import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  ambientCaller,
  defaultInput,
  egressInput,
  inAmbient,
  ingressCaller,
  ports,
  tokenRequired,
  twoVersions,
} from './inputs';
import { ambientTarget, sidecarTarget, waypointTarget } from './rendered';

const listed = (
  ...callers: ServiceInput['admission']['callers']
): Partial<ServiceInput> => ({
  admission: {
    mode: 'listed',
    callers,
    origin: { source: 'default', rule: 'the catalog declares the callers' },
  },
});

const atAudit: Partial<ServiceInput> = {
  stage: { wanted: 'audit', effective: 'audit', missing: [] },
};

/**
 * A service that uses one feature.
 *
 * @internal
 */
export interface Scenario {
  input: ServiceInput;
  target: Target;
  /** The kinds that its golden file shows. */
  shows: string[];
}

/**
 * One service for each feature, by the name of its golden file.
 *
 * @internal
 */
export const scenarios: Record<string, Scenario> = {
  defaults: {
    shows: ['VirtualService', 'AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput(),
    target: sidecarTarget(),
  },
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
  'callers-at-audit': {
    shows: ['AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({
      policy: { 'security.stage': 'audit' },
      input: {
        ...atAudit,
        ...listed(
          testCaller('web'),
          testCaller('cart'),
          testCaller('10.0.0.0/8', {
            kind: 'additional',
            serviceAccount: null,
            cidr: '10.0.0.0/8',
          }),
        ),
      },
    }),
    target: sidecarTarget(),
  },
  'callers-by-operation': {
    shows: ['AuthorizationPolicy'],
    input: defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
      input: listed(
        testCaller('web'),
        testCaller('cart', { operations: ['POST /orders'] }),
        testCaller('audit', { operations: ['GET /orders/{order_id}'] }),
        testCaller('prometheus', { kind: 'platform', paths: ['/metrics'] }),
      ),
    }),
    target: sidecarTarget(),
  },
  'operations-open-to-everybody': {
    shows: ['AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
      operations: { 'POST /orders': { 'security.callers.mode': 'any' } },
      input: listed(
        testCaller('audit', { operations: ['GET /orders/{order_id}'] }),
        testEverybody('POST /orders'),
      ),
    }),
    target: sidecarTarget(),
  },
  'callers-before-1.25': {
    shows: ['AuthorizationPolicy'],
    input: defaultInput(),
    target: sidecarTarget({ version: '1.24', trustDomain: 'shop.example' }),
  },
  'no-callers': {
    shows: ['AuthorizationPolicy'],
    input: defaultInput({ input: listed() }),
    target: sidecarTarget(),
  },
  'end-user-at-the-edge': {
    shows: ['RequestAuthentication', 'AuthorizationPolicy'],
    input: defaultInput({
      input: {
        ...listed(ingressCaller, testCaller('web')),
        endUser: [tokenRequired('edge', ['GET /orders/{order_id}'])],
      },
    }),
    target: sidecarTarget(),
  },
  'end-user-everywhere': {
    shows: ['RequestAuthentication', 'AuthorizationPolicy'],
    input: defaultInput({
      input: { endUser: [tokenRequired('everywhere', ['POST /orders'])] },
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
  ambient: {
    shows: ['VirtualService', 'AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput(),
    target: ambientTarget(),
  },
  'ambient-at-audit': {
    shows: ['VirtualService', 'AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({ input: atAudit }),
    target: ambientTarget(),
  },
  waypoint: {
    shows: ['Service', 'HTTPRoute', 'AuthorizationPolicy'],
    input: defaultInput({
      service: { mesh: inAmbient },
      input: listed(ambientCaller('web')),
    }),
    target: waypointTarget(),
  },
  'waypoint-bypass': {
    shows: ['Service', 'AuthorizationPolicy'],
    input: defaultInput({
      service: { mesh: inAmbient },
      input: listed(
        ambientCaller('web'),
        testCaller('cart', { mesh: 'istio' }),
        ingressCaller,
        testCaller('prometheus', {
          kind: 'platform',
          serviceAccount: { namespace: 'monitoring', name: 'prometheus' },
        }),
      ),
    }),
    target: waypointTarget(),
  },
  'waypoint-at-audit': {
    shows: ['AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({
      service: { mesh: inAmbient },
      policy: { 'security.callers.granularity': 'operation' },
      input: {
        ...atAudit,
        ...listed(ambientCaller('web', { operations: ['POST /orders'] })),
      },
    }),
    target: waypointTarget(),
  },
  'waypoint-open-to-everybody': {
    shows: ['AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({
      service: { mesh: inAmbient },
      policy: { 'security.callers.granularity': 'operation' },
      operations: { 'POST /orders': { 'security.callers.mode': 'any' } },
      input: listed(ambientCaller('web'), testEverybody('POST /orders')),
    }),
    target: waypointTarget(),
  },
  'waypoint-canary': {
    shows: ['Service', 'DestinationRule', 'HTTPRoute'],
    input: defaultInput({
      workload: twoVersions,
      policy: {
        'traffic.weights': { v1: 90, v2: 10 },
        'traffic.match': [{ header: 'X-Beta', value: 'true', to: 'v2' }],
        'resilience.circuitBreaker.consecutiveErrors': 5,
      },
    }),
    target: waypointTarget({}, { gatewayApiChannel: 'experimental' }),
  },
  'waypoint-ingress': {
    shows: ['Service', 'HTTPRoute'],
    input: defaultInput({
      service: {
        mesh: inAmbient,
        operations: [
          testOperation('GET', '/orders'),
          testOperation('POST', '/shop.Orders/Place', { protocol: 'grpc' }),
        ],
        ports: ports(
          { port: 9090, targetPort: 9091, protocol: 'grpc' },
          { port: 80, targetPort: 8080, protocol: 'http' },
        ),
      },
      policy: {
        'traffic.ingress.hosts': ['shop.example.com', '*.shop.example.org'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.rewrite': {
          prefix: '/api',
          authority: 'order.internal',
        },
        'traffic.ingress.redirects': [
          { from: '/old', to: '/api/orders', code: 302 },
        ],
        'traffic.ingress.cors': {
          allowOrigins: ['https://shop.example.com'],
          allowMethods: ['GET', 'POST'],
          allowCredentials: true,
          maxAge: '10m',
        },
      },
      input: listed(ingressCaller, ambientCaller('web')),
    }),
    target: waypointTarget({}, { gatewayApiVersion: '1.5' }),
  },
  'ambient-ingress': {
    shows: ['Gateway', 'HTTPRoute', 'AuthorizationPolicy'],
    input: defaultInput({
      service: { mesh: inAmbient },
      policy: {
        'traffic.ingress.hosts': ['shop.example.com'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.createGateway': true,
      },
      input: listed(ingressCaller, ambientCaller('web')),
    }),
    target: ambientTarget({ settings: { gatewayCredentialName: 'shop-tls' } }),
  },
  'waypoint-mirror': {
    shows: ['Service', 'HTTPRoute'],
    input: defaultInput({
      service: { operations: [testOperation('GET', '/orders')] },
      workload: twoVersions,
      policy: { 'traffic.mirror.to': 'v2', 'traffic.mirror.percent': 5 },
    }),
    target: waypointTarget({}, { gatewayApiVersion: '1.3' }),
  },
  'waypoint-end-user': {
    shows: ['Service', 'RequestAuthentication', 'AuthorizationPolicy'],
    input: defaultInput({
      service: { mesh: inAmbient },
      input: {
        ...listed(ingressCaller, ambientCaller('web')),
        endUser: [tokenRequired('edge', ['GET /orders/{order_id}'])],
      },
    }),
    target: waypointTarget(),
  },
  'waypoint-telemetry': {
    shows: ['Telemetry'],
    input: defaultInput({ policy: { 'observability.accessLog': 'errors' } }),
    target: waypointTarget(),
  },
};
