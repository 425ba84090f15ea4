import {
  PolicyLeaf,
  policyLeafNames,
  policyLeaves,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rendering } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { istioProvider } from '../provider';
import { testCaller } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, Options, ports, twoVersions } from '../testUtils/inputs';
import {
  ambientTarget,
  sidecarTarget,
  waypointTarget,
} from '../testUtils/rendered';

/** For each setting, a value that no built-in default has. */
const values: PolicyValues = {
  'traffic.weights': { v1: 90, v2: 10 },
  'traffic.match': [{ header: 'x-beta', value: 'true', to: 'v2' }],
  'traffic.weightsOwner': 'argo-rollouts',
  'traffic.mirror.to': 'v2',
  'traffic.mirror.percent': 5,
  'traffic.loadBalancing.algorithm': 'random',
  'traffic.loadBalancing.warmup': '60s',
  'traffic.loadBalancing.locality': 'prefer-close',
  'traffic.ingress.hosts': ['shop.example.com'],
  'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
  'traffic.ingress.createGateway': true,
  'traffic.ingress.rewrite': { prefix: '/api' },
  'traffic.ingress.redirects': [{ from: '/a', to: '/b', code: 301 }],
  'traffic.ingress.cors': { allowOrigins: ['https://shop.example.com'] },
  'traffic.fault.delay.percent': 1,
  'traffic.fault.delay.fixed': '2s',
  'resilience.timeout': '7s',
  'resilience.retries.attempts': 1,
  'resilience.retries.perTryTimeout': '1s',
  'resilience.retries.on': ['connect-failure'],
  'resilience.retries.budget': 20,
  'resilience.undescribed': 'alike',
  'resilience.circuitBreaker.consecutiveErrors': 7,
  'resilience.circuitBreaker.interval': '7s',
  'resilience.circuitBreaker.ejection': '7s',
  'resilience.circuitBreaker.maxConnections': 7,
  'resilience.circuitBreaker.maxPendingRequests': 7,
  'resilience.rateLimit.requestsPerSecond': 7,
  'security.stage': 'audit',
  'security.mtls': 'permissive',
  'security.callers.mode': 'none',
  'security.callers.additional': [{ serviceAccount: 'batch/nightly' }],
  'security.callers.granularity': 'operation',
  'security.endUser.require': 'everywhere',
  'security.egress': 'declared',
  'observability.tracing.sampling': 7,
  'observability.tracing.tags': { team: 'orders' },
  'observability.accessLog': 'errors',
  'observability.metrics.tags': { method: 'request.method' },
  'observability.slo.availability': 99,
  'observability.slo.latency': '300ms',
};

/** Settings that the engine turns into something else before it renders: the stage, callers and required tokens. */
const resolvedBefore: readonly PolicyLeaf[] = [
  'resilience.undescribed',
  'security.stage',
  'security.callers.mode',
  'security.callers.additional',
  'security.endUser.require',
];

const targets = {
  sidecars: sidecarTarget(),
  'sidecars before 1.27': sidecarTarget({ version: '1.24' }),
  'ambient without a waypoint': ambientTarget(),
  'a waypoint': waypointTarget(),
  'a waypoint and the experimental channel': waypointTarget(
    {},
    { gatewayApiChannel: 'experimental' },
  ),
};

/** What a reader sees of a rendering: values, not where they come from. */
const visible = ({ manifests }: Rendering) =>
  JSON.stringify(manifests, (key, value) =>
    key === 'origin' || key === 'origins' ? undefined : value,
  );

const isRendered = (leaf: PolicyLeaf) => !resolvedBefore.includes(leaf);

describe.each(Object.entries(targets))('for %s', (_, target) => {
  const render = (options: Options) =>
    istioProvider.render(
      defaultInput({
        workload: twoVersions,
        input: {
          admission: {
            mode: 'listed',
            callers: [testCaller('web', { operations: ['POST /orders'] })],
            origin: { source: 'default' },
          },
        },
        ...options,
      }),
      target,
    );

  it.each(policyLeafNames.filter(isRendered))(
    '%s of a service leaves a trace in the manifests, or is a loss',
    leaf => {
      const value = values[leaf];
      const perOperation = policyLeaves[leaf].perOperation;
      const before = render({});
      const after = render({
        policy: { [leaf]: value },
        // What is set on the service is handed down to what may have it for itself.
        ...(perOperation
          ? {
              operations: {
                'POST /orders': { [leaf]: value },
                'GET /orders/{order_id}': { [leaf]: value },
              },
              catchAll: { [leaf]: value },
            }
          : {}),
      });

      const isLost = after.losses.some(loss => loss.leaf === leaf);
      expect(isLost || visible(after) !== visible(before)).toBe(true);
    },
  );

  it.each(policyLeafNames.filter(isRendered))(
    '%s of a service without HTTP leaves a trace in the manifests, or is a loss',
    leaf => {
      const service = {
        operations: [],
        ports: ports({ port: 5432, targetPort: 5432, protocol: 'tcp' }),
      };
      const value = values[leaf];
      const before = render({ service });
      const after = render({ service, policy: { [leaf]: value } });

      const isLost = after.losses.some(loss => loss.leaf === leaf);
      expect(isLost || visible(after) !== visible(before)).toBe(true);
    },
  );

  it.each(
    policyLeafNames.filter(
      leaf => isRendered(leaf) && policyLeaves[leaf].perOperation,
    ),
  )(
    '%s of one operation leaves a trace in the manifests, or is a loss',
    leaf => {
      const before = render({});
      const after = render({
        operations: { 'GET /orders/{order_id}': { [leaf]: values[leaf] } },
      });

      const isLost = after.losses.some(loss => loss.leaf === leaf);
      expect(isLost || visible(after) !== visible(before)).toBe(true);
    },
  );
});
