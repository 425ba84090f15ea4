import {
  Loss,
  PolicyLeaf,
  ResolvedPolicy,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  callersByOperationLosses,
  isRoutedByController,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { mirroredVersion } from './mirror';
import { httpPorts } from './ports';

/** Why a setting of the service leaves no trace in the manifests, and what to do instead. */
interface Gap {
  leaf: PolicyLeaf;
  /** Whether the value set is one that is not rendered; every value unless said otherwise. */
  applies?(value: unknown, input: ServiceInput): boolean;
  reason: string;
  alternative: string;
}

const serviceGaps: readonly Gap[] = [
  {
    leaf: 'resilience.rateLimit.requestsPerSecond',
    reason:
      'Istio limits rates only through EnvoyFilter, which is never rendered.',
    alternative: 'Limit rates at the gateway or in the application.',
  },
  {
    leaf: 'traffic.ingress.hosts',
    applies: (_, { policy }) => !policy.service['traffic.ingress.gateway'],
    reason: 'No gateway serves the hosts, so that no route is bound to them.',
    alternative: 'Set traffic.ingress.gateway to Gateway/<namespace>/<name>.',
  },
  {
    leaf: 'traffic.ingress.gateway',
    applies: (_, { policy }) => !policy.service['traffic.ingress.hosts'],
    reason: 'No host is named, so that nothing is exposed at the gateway.',
    alternative: 'Set traffic.ingress.hosts.',
  },
  ...(
    [
      'traffic.ingress.rewrite',
      'traffic.ingress.redirects',
      'traffic.ingress.cors',
    ] as const
  ).map(leaf => ({
    leaf,
    applies: (_: unknown, { policy }: ServiceInput) =>
      !policy.service['traffic.ingress.hosts'] ||
      !policy.service['traffic.ingress.gateway'],
    reason: 'The service has no ingress at which this would happen.',
    alternative: 'Set traffic.ingress.hosts and traffic.ingress.gateway.',
  })),
  {
    leaf: 'traffic.weightsOwner',
    applies: (_, input) => isRoutedByController(input),
    reason:
      'Flagger writes the routes of the service, so that none are rendered: time limits, retries, copies and the ingress of the policy are not in them. They lead to Services of its own, for which circuit breaking and load balancing of the policy do not hold.',
    alternative:
      'Set spec.service.timeout, retries, gateways, hosts and trafficPolicy of the Canary to the values of the policy.',
  },
  {
    leaf: 'traffic.weightsOwner',
    applies: (value, input) => value !== 'self' && !isRoutedByController(input),
    reason:
      'A controller moves the weights; the routes hold those with which a rollout begins, and applying them again would undo its steps.',
    alternative:
      'Name every route of the VirtualService in the Rollout, and tell the delivery tool to ignore the weights of the routes (Argo CD: ignoreDifferences with jqPathExpressions).',
  },
  {
    leaf: 'traffic.mirror.to',
    applies: (_, input) => mirroredVersion(input) === null,
    reason: 'The component names no such version to send copies to.',
    alternative: 'Name it in the annotation mesh-configurator.io/versions.',
  },
  {
    leaf: 'traffic.mirror.percent',
    applies: (_, { policy }) => !policy.service['traffic.mirror.to'],
    reason: 'No version receives the copies.',
    alternative: 'Set traffic.mirror.to.',
  },
  {
    leaf: 'traffic.fault.delay.percent',
    applies: (_, { policy }) => !policy.service['traffic.fault.delay.fixed'],
    reason: 'The length of the delay is missing.',
    alternative: 'Set traffic.fault.delay.fixed.',
  },
  ...(
    [
      'resilience.circuitBreaker.interval',
      'resilience.circuitBreaker.ejection',
    ] as const
  ).map(leaf => ({
    leaf,
    applies: (_: unknown, { policy }: ServiceInput) =>
      !policy.service['resilience.circuitBreaker.consecutiveErrors'],
    reason: 'Without a number of errors, no Pod is ever left out.',
    alternative: 'Set resilience.circuitBreaker.consecutiveErrors.',
  })),
];

/** Settings that a service without an HTTP port has no route to carry. */
const routeLeaves: readonly PolicyLeaf[] = [
  'traffic.weights',
  'traffic.match',
  'traffic.mirror.to',
  'traffic.ingress.hosts',
  'traffic.fault.delay.fixed',
  'resilience.timeout',
  'resilience.retries.attempts',
  'resilience.retries.perTryTimeout',
  'resilience.retries.on',
];

/** Settings that may differ between operations but are rendered for the service as a whole. */
const wholeServiceLeaves: readonly PolicyLeaf[] = [
  'resilience.retries.budget',
  'resilience.rateLimit.requestsPerSecond',
];

const isChosen = (
  setting: Sourced<unknown> | undefined,
): setting is Sourced<unknown> =>
  setting !== undefined && setting.origin.source !== 'default';

function serviceLosses(input: ServiceInput, { mesh }: Target): Loss[] {
  const { service: settings } = input.policy;
  return serviceGaps.flatMap(({ leaf, applies, reason, alternative }) => {
    const setting = settings[leaf];
    return isChosen(setting) && (applies?.(setting.value, input) ?? true)
      ? [{ mesh, leaf, scope: {}, reason, alternative }]
      : [];
  });
}

function routeLosses(input: ServiceInput, { mesh }: Target): Loss[] {
  if (httpPorts(input.service).length > 0) {
    return [];
  }
  return routeLeaves
    .filter(leaf => isChosen(input.policy.service[leaf]))
    .map(leaf => ({
      mesh,
      leaf,
      scope: {},
      reason: 'The service has no HTTP port, and other traffic is not routed.',
      alternative:
        'State the protocol of an HTTP port in the annotation mesh-configurator.io/ports.',
    }));
}

function operationLosses(input: ServiceInput, { mesh }: Target): Loss[] {
  const { service: whole, operations } = input.policy;
  const differs = (leaf: PolicyLeaf, policy: ResolvedPolicy) =>
    isChosen(policy[leaf]) &&
    JSON.stringify(policy[leaf].value) !== JSON.stringify(whole[leaf]?.value);
  return wholeServiceLeaves.flatMap(leaf => {
    const ids = Object.keys(operations).filter(id =>
      differs(leaf, operations[id]),
    );
    return ids.length
      ? [
          {
            mesh,
            leaf,
            scope: { operations: ids },
            reason: 'This release renders the setting for whole services only.',
            alternative: `Set ${leaf} on the Component.`,
          },
        ]
      : [];
  });
}

/**
 * Settings that somebody chose and that no manifest shows: each is a loss, so that nothing is dropped in silence.
 *
 * @internal
 */
export function reportUnrendered(
  input: ServiceInput,
  target: Target,
): Rendering {
  return {
    manifests: [],
    losses: [
      ...serviceLosses(input, target),
      ...routeLosses(input, target),
      ...operationLosses(input, target),
      ...callersByOperationLosses(input, target),
    ],
  };
}
