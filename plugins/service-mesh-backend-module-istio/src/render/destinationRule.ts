import {
  Loss,
  ResolvedPolicy,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Draft,
  draftManifest,
  fieldSince,
  knowsField,
  Rendering,
  serviceHost,
  ServiceInput,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule, TrafficPolicy } from '../kinds';
import { metadata } from './metadata';
import { mirroredVersion } from './mirror';
import { httpPorts } from './ports';
import { routedVersions, versionServiceName } from './routedVersions';
import { waypointOf } from './waypoint';

const RETRY_BUDGET = 'trafficPolicy.retryBudget';

const algorithms = {
  'least-request': 'LEAST_REQUEST',
  'round-robin': 'ROUND_ROBIN',
  random: 'RANDOM',
} as const;

function outlierDetection(policy: ResolvedPolicy) {
  const errors = policy['resilience.circuitBreaker.consecutiveErrors'];
  const interval = policy['resilience.circuitBreaker.interval'];
  const ejection = policy['resilience.circuitBreaker.ejection'];
  return (
    errors && {
      consecutive5xxErrors: cite(errors),
      interval: interval && cite(interval),
      baseEjectionTime: ejection && cite(ejection),
    }
  );
}

function connectionPool(policy: ResolvedPolicy) {
  const connections = policy['resilience.circuitBreaker.maxConnections'];
  const pending = policy['resilience.circuitBreaker.maxPendingRequests'];
  if (!connections && !pending) {
    return undefined;
  }
  return {
    tcp: connections && { maxConnections: cite(connections) },
    http: pending && { http1MaxPendingRequests: cite(pending) },
  };
}

const warmsUp = (policy: ResolvedPolicy) =>
  policy['traffic.loadBalancing.algorithm']?.value !== 'random';

/** Istio moves on to other zones only where it looks for failing Pods (Istio 1.24). */
function locality(policy: ResolvedPolicy) {
  const setting = policy['traffic.loadBalancing.locality'];
  const isWanted = setting?.value === 'prefer-close';
  return setting && (!isWanted || outlierDetection(policy))
    ? { enabled: cite(setting, isWanted) }
    : undefined;
}

/** A warm-up without a named algorithm has no effect (Istio: DestinationRule.loadBalancer.warmup, since 1.24). */
function loadBalancer(policy: ResolvedPolicy) {
  const algorithm = policy['traffic.loadBalancing.algorithm'];
  const warmup = policy['traffic.loadBalancing.warmup'];
  const localityLbSetting = locality(policy);
  if (!algorithm && !warmup && !localityLbSetting) {
    return undefined;
  }
  return {
    localityLbSetting,
    simple: algorithm
      ? cite(algorithm, algorithms[algorithm.value])
      : warmup && algorithms['least-request'],
    warmup: warmup && warmsUp(policy) ? { duration: cite(warmup) } : undefined,
  };
}

function retryBudget(policy: ResolvedPolicy, target: Target) {
  const budget = policy['resilience.retries.budget'];
  return budget && knowsField(target, DestinationRule, RETRY_BUDGET)
    ? { percent: cite(budget) }
    : undefined;
}

function trafficPolicy(policy: ResolvedPolicy, target: Target) {
  const parts = {
    loadBalancer: loadBalancer(policy),
    connectionPool: connectionPool(policy),
    outlierDetection: outlierDetection(policy),
    retryBudget: retryBudget(policy, target),
  } satisfies Draft<TrafficPolicy>;
  return Object.values(parts).some(Boolean) ? parts : undefined;
}

/** All versions, not only those with a share: a subset must be in place before a route names it. */
function subsets(input: ServiceInput, target: Target) {
  const isNamed =
    !waypointOf(target) && (trafficSplit(input) || mirroredVersion(input));
  if (!isNamed || httpPorts(input.service).length === 0) {
    return undefined;
  }
  const { versions } = input.service.workload;
  return versions.value.map(version => ({
    name: cite(versions, version.name),
    labels: cite(versions, version.labels),
  }));
}

function losses(policy: ResolvedPolicy, target: Target): Loss[] {
  const { mesh } = target;
  const warmup: Loss = {
    mesh,
    leaf: 'traffic.loadBalancing.warmup',
    scope: {},
    reason: 'Istio warms up Pods only with least-request or round-robin.',
    alternative:
      'Set traffic.loadBalancing.algorithm to least-request or round-robin.',
  };
  const budget: Loss = {
    mesh,
    leaf: 'resilience.retries.budget',
    scope: {},
    reason: `Istio ${
      target.version
    } has no retry budget; it came with ${fieldSince(
      DestinationRule,
      RETRY_BUDGET,
    )}.`,
    alternative:
      'Keep resilience.retries.attempts low, or state version 1.27 or later under serviceMesh.targets.istio.',
  };
  const close: Loss = {
    mesh,
    leaf: 'traffic.loadBalancing.locality',
    scope: {},
    reason:
      'Istio prefers Pods nearby only where failing Pods are left out, so that it can move on to others.',
    alternative:
      'Set resilience.circuitBreaker.consecutiveErrors, or state three or more replicas.',
  };
  return [
    ...(policy['traffic.loadBalancing.locality']?.value === 'prefer-close' &&
    !locality(policy)
      ? [close]
      : []),
    ...(policy['traffic.loadBalancing.warmup'] && !warmsUp(policy)
      ? [warmup]
      : []),
    ...(policy['resilience.retries.budget'] && !retryBudget(policy, target)
      ? [budget]
      : []),
  ];
}

/** The hosts that routes lead to: at a waypoint, each version is a host of its own. */
function destinations(input: ServiceInput, target: Target) {
  const { service } = input;
  const { serviceName, workload } = service;
  const versions = waypointOf(target) ? routedVersions(input, target) : [];
  return [
    {
      ...metadata(service),
      host: cite(serviceName, serviceHost(service, target)),
    },
    ...versions.map(version => {
      const name = versionServiceName(service, version);
      const named = {
        ...service,
        serviceName: { ...serviceName, value: name },
      };
      return {
        ...metadata(service),
        name: cite(workload.versions, name),
        host: cite(workload.versions, serviceHost(named, target)),
      };
    }),
  ];
}

/**
 * How connections to the service are made and which versions routes may name. It never says anything about TLS: mTLS between
 * sidecars is automatic, and a `tls` block would switch that off.
 *
 * @internal
 */
export function renderDestinationRule(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { policy } = input;
  const spec = {
    subsets: subsets(input, target),
    trafficPolicy: trafficPolicy(policy.service, target),
  };
  return {
    manifests:
      spec.subsets || spec.trafficPolicy
        ? destinations(input, target).map(({ host, ...named }) =>
            draftManifest(DestinationRule, {
              ...named,
              phase: 1,
              spec: { host, ...spec },
            }),
          )
        : [],
    losses: losses(policy.service, target),
  };
}
