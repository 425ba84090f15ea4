import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, grpcOperation, ports, twoVersions } from './inputs';

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

const network = testCaller('10.0.0.0/8', {
  kind: 'additional',
  serviceAccount: null,
  cidr: '10.0.0.0/8',
});

const grpcPort = ports({ port: 80, targetPort: 8080, protocol: 'grpc' });

const severalPorts = ports(
  { port: 80, targetPort: 8080, protocol: 'http' },
  { port: 9090, targetPort: 9091, protocol: 'grpc' },
  { port: 5432, targetPort: 5432, protocol: 'tcp' },
);

/**
 * One service for each feature, by the name of the golden file that holds its whole bundle.
 *
 * @internal
 */
export const scenarios: Record<string, ServiceInput> = {
  'rate-limit-by-operation': defaultInput({
    policy: { 'resilience.rateLimit.requestsPerSecond': 100 },
    operations: {
      'POST /orders': { 'resilience.rateLimit.requestsPerSecond': 5 },
    },
  }),
  defaults: defaultInput(),
  canary: defaultInput({
    workload: twoVersions,
    policy: { 'traffic.weights': { v1: 90, v2: 10 } },
  }),
  'ab-test': defaultInput({
    workload: twoVersions,
    policy: {
      'traffic.match': [
        { header: 'X-Beta', value: 'true', to: 'v2' },
        { cookie: 'group', value: 'a.b', to: 'v2' },
      ],
    },
  }),
  flagger: defaultInput({
    workload: twoVersions,
    policy: {
      'traffic.weightsOwner': 'flagger',
      'traffic.weights': { v1: 90, v2: 10 },
    },
  }),
  'callers-at-audit': defaultInput({
    input: {
      ...atAudit,
      ...listed(testCaller('web'), testCaller('cart'), network),
    },
  }),
  'callers-at-enforce': defaultInput({
    input: listed(testCaller('web'), testCaller('cart')),
  }),
  'callers-of-operations': defaultInput({
    policy: { 'security.callers.granularity': 'operation' },
    input: listed(
      testCaller('web'),
      testCaller('cart', { operations: ['POST /orders'] }),
      testCaller('audit', { operations: ['GET /orders/{order_id}'] }),
      testCaller('prometheus', { kind: 'platform', paths: ['/metrics'] }),
    ),
  }),
  'callers-by-operation-at-audit': defaultInput({
    policy: { 'security.callers.granularity': 'operation' },
    input: {
      ...atAudit,
      ...listed(
        testCaller('web'),
        testCaller('cart', { operations: ['POST /orders'] }),
      ),
    },
  }),
  'callers-by-operation-and-port': defaultInput({
    service: {
      ports: severalPorts,
      operations: [testOperation('GET', '/orders'), grpcOperation('Place')],
    },
    policy: { 'security.callers.granularity': 'operation' },
    input: listed(
      testCaller('web'),
      testCaller('cart', { operations: ['shop.v1.Orders/Place'] }),
    ),
  }),
  probes: defaultInput({
    service: {
      operations: [
        testOperation('GET', '/{page}'),
        testOperation('POST', '/orders'),
      ],
    },
    policy: { 'security.callers.granularity': 'operation' },
    input: listed(testCaller('cart', { operations: ['GET /{page}'] })),
  }),
  'caller-by-address': defaultInput({ input: listed(network) }),
  'no-callers': defaultInput({ input: listed() }),
  'unknown-callers': defaultInput({
    input: {
      admission: {
        mode: 'unknown',
        callers: [],
        origin: { source: 'default' },
      },
    },
  }),
  'rate-limit': defaultInput({
    policy: { 'resilience.rateLimit.requestsPerSecond': 100 },
  }),
  'circuit-breaker': defaultInput({
    policy: {
      'resilience.circuitBreaker.consecutiveErrors': 5,
      'resilience.circuitBreaker.ejection': '90s',
    },
  }),
  'retries-and-timeouts': defaultInput({
    service: {
      operations: [
        testOperation('GET', '/orders'),
        testOperation('GET', '/orders/{order_id}'),
        testOperation('POST', '/orders'),
        testOperation('DELETE', '/orders/{order_id}'),
        testOperation('GET', '/orders/events', { streaming: true }),
      ],
    },
    operations: {
      'GET /orders/{order_id}': {
        'resilience.timeout': '500ms',
        'resilience.retries.perTryTimeout': '200ms',
      },
    },
  }),
  grpc: defaultInput({
    service: {
      ports: grpcPort,
      operations: [
        grpcOperation('Get', { idempotent: true, safe: true }),
        grpcOperation('Place'),
        grpcOperation('Watch', { streaming: true }),
      ],
    },
  }),
  'several-ports': defaultInput({
    service: {
      ports: severalPorts,
      operations: [testOperation('GET', '/orders'), grpcOperation('Place')],
    },
    input: listed(testCaller('web'), network),
  }),
  'opaque-ports': defaultInput({
    service: {
      ports: ports(
        { port: 80, targetPort: 8080, protocol: 'http' },
        { port: 5432, targetPort: 15432, protocol: 'tcp' },
      ),
    },
    policy: {
      'observability.accessLog': 'all',
      'resilience.circuitBreaker.consecutiveErrors': 5,
    },
  }),
  'access-log': defaultInput({
    policy: { 'observability.accessLog': 'all' },
  }),
  'many-operations': defaultInput({
    service: {
      operations: Array.from({ length: 140 }, (_, index) =>
        testOperation('GET', `/orders/${index}`),
      ),
    },
  }),
};
