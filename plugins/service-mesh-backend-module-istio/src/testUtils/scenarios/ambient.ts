import {
  testCaller,
  testEverybody,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  ambientCaller,
  defaultInput,
  inAmbient,
  ingressCaller,
  ports,
  tokenRequired,
  twoVersions,
} from '../inputs';
import { ambientTarget, waypointTarget } from '../rendered';
import { Scenario, atAudit, listed } from './scenario';

/**
 * A service in ambient, without and with a waypoint.
 *
 * @internal
 */
export const ambientScenarios: Record<string, Scenario> = {
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
