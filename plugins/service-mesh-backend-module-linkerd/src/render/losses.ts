import {
  Loss,
  PolicyLeaf,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isRoutedByController,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { askedFor } from './asked';
import { routedPort } from './ports';
import { hasServers } from './server';
import { usesServiceProfiles } from './serviceProfile';

/**
 * A feature that Linkerd lacks; reported under each of its leaves that somebody set.
 *
 * @internal
 */
export interface Unsayable {
  leaves: readonly PolicyLeaf[];
  /** Whether the values set ask for the feature; always unless given. */
  when?: (input: ServiceInput, target: Target) => boolean;
  reason: string;
  alternative: string;
}

/**
 * What is observed in the same way everywhere, whatever is asked for.
 *
 * @internal
 */
export const observability: readonly Unsayable[] = [
  {
    leaves: ['observability.tracing.sampling', 'observability.tracing.tags'],
    reason: 'Linkerd sets tracing for the whole installation only.',
    alternative:
      'Set the sampling at the ingress or in the collector; name resources with annotations resource.opentelemetry.io/<attribute> on the Pods.',
  },
  {
    leaves: ['observability.metrics.tags'],
    reason: 'The labels of the metrics of Linkerd are fixed.',
    alternative: 'Add labels when the metrics are scraped.',
  },
];

const missing: readonly Unsayable[] = [
  {
    leaves: ['traffic.mirror.to', 'traffic.mirror.percent'],
    reason:
      'Linkerd cannot copy requests; a route with a RequestMirror filter is dropped whole.',
    alternative:
      'Send a share of the requests to the new version with traffic.weights.',
  },
  {
    leaves: ['traffic.fault.delay.percent', 'traffic.fault.delay.fixed'],
    reason: 'Linkerd cannot delay requests.',
    alternative:
      'Send a share of the requests to a version that is slow on purpose, with traffic.weights.',
  },
  {
    leaves: ['traffic.loadBalancing.algorithm', 'traffic.loadBalancing.warmup'],
    reason:
      'Linkerd always chooses by latency and load of each Pod (EWMA); there is nothing to set.',
    alternative: 'Nothing to do; the setting is for other meshes.',
  },
  {
    leaves: ['traffic.loadBalancing.locality'],
    when: ({ policy }) =>
      policy.service['traffic.loadBalancing.locality']?.value ===
      'prefer-close',
    reason: 'Linkerd itself does not prefer Pods by their zone.',
    alternative:
      'Set spec.trafficDistribution: PreferClose on the Service, whose hints Linkerd follows (Kubernetes 1.31).',
  },
  {
    leaves: [
      'traffic.ingress.hosts',
      'traffic.ingress.gateway',
      'traffic.ingress.createGateway',
      'traffic.ingress.rewrite',
      'traffic.ingress.redirects',
      'traffic.ingress.cors',
    ],
    reason: 'Linkerd has no ingress of its own.',
    alternative:
      'Run an ingress controller inside the mesh, configure the hosts there, and name its service account under serviceMesh.platformCallers.',
  },
  {
    leaves: ['traffic.weightsOwner'],
    when: input => isRoutedByController(input),
    reason:
      'Flagger writes the routes of the service, so that none are rendered: time limits and retries of the policy are not in them.',
    alternative:
      'Set spec.service.timeout and spec.service.retries of the Canary to the values of the policy.',
  },
  {
    leaves: ['traffic.weightsOwner'],
    when: input =>
      input.policy.service['traffic.weightsOwner']?.value !== 'self' &&
      !isRoutedByController(input),
    reason:
      'A controller moves the weights; the routes hold those with which a rollout begins, and applying them again would undo its steps.',
    alternative:
      'Tell the delivery tool to ignore spec.rules[].backendRefs[].weight of the HTTPRoutes (Argo CD: ignoreDifferences with jqPathExpressions).',
  },
  {
    leaves: ['resilience.retries.budget'],
    when: (_, target) => !usesServiceProfiles(target),
    reason: 'Linkerd has no retry budget for routes.',
    alternative: 'Keep resilience.retries.attempts low.',
  },
  {
    leaves: ['security.egress'],
    when: ({ policy, namespaceBundle }) =>
      policy.service['security.egress']?.value === 'declared' &&
      namespaceBundle === null,
    reason:
      'Linkerd limits calls to outside for a whole namespace (EgressNetwork), not for one service, and those inside the cluster not at all.',
    alternative:
      'Opt the namespace in under serviceMesh.namespaces, and limit the calls of one service with a NetworkPolicy.',
  },
  {
    leaves: ['security.egress'],
    when: ({ policy, namespaceBundle }) =>
      policy.service['security.egress']?.value === 'declared' &&
      namespaceBundle !== null,
    reason:
      'The bundle of the namespace limits calls to outside for all of its services together; those inside the cluster are not limited.',
    alternative:
      'Limit the calls of one service with a NetworkPolicy, and those to services of the cluster by the callers that they admit.',
  },
  {
    leaves: ['security.mtls'],
    when: input =>
      input.policy.service['security.mtls']?.value === 'strict' &&
      !hasServers(input),
    reason:
      'Linkerd refuses plaintext where a Server says so, and none is rendered for a service whose callers are not listed.',
    alternative:
      'Declare the callers, or set the annotation config.linkerd.io/default-inbound-policy: all-authenticated on the namespace.',
  },
  {
    leaves: ['security.mtls'],
    when: input =>
      input.policy.service['security.mtls']?.value === 'permissive' &&
      hasServers(input),
    reason:
      'Linkerd knows a caller by its mTLS identity, so that listed callers cannot use plaintext.',
    alternative:
      'Name the addresses of plaintext callers as cidr under security.callers.additional.',
  },
  ...observability,
];

const needsHttp: readonly PolicyLeaf[] = [
  'traffic.weights',
  'traffic.match',
  'resilience.timeout',
  'resilience.retries.attempts',
  'resilience.circuitBreaker.consecutiveErrors',
  'resilience.rateLimit.requestsPerSecond',
];

function missingFeatures(input: ServiceInput, target: Target): Loss[] {
  const { mesh } = target;
  return missing
    .filter(({ when }) => !when || when(input, target))
    .flatMap(({ leaves, reason, alternative }) =>
      leaves.flatMap(leaf => {
        const scope = askedFor(input, leaf);
        return scope ? [{ mesh, leaf, scope, reason, alternative }] : [];
      }),
    );
}

function withoutHttp(input: ServiceInput, { mesh }: Target): Loss[] {
  if (routedPort(input.service)) {
    return [];
  }
  return needsHttp.flatMap(leaf => {
    const scope = askedFor(input, leaf);
    return scope
      ? [
          {
            mesh,
            leaf,
            scope,
            reason: `${input.service.serviceName.value} has no port that speaks HTTP.`,
            alternative:
              'Name the protocol of the port in the annotation mesh-configurator.io/ports.',
          },
        ]
      : [];
  });
}

function endUsers(input: ServiceInput, { mesh }: Target): Loss[] {
  return input.endUser.map(({ provider, operations }) => ({
    mesh,
    leaf: 'security.endUser.require',
    scope: { operations },
    reason: `Linkerd does not check end-user tokens; those of ${provider.name} are required by nobody in the mesh.`,
    alternative: 'Check the tokens at the ingress or in the service.',
  }));
}

/**
 * What the policy asks for and Linkerd lacks altogether. Features that it has in part report their own losses.
 *
 * @internal
 */
export function renderLosses(input: ServiceInput, target: Target): Loss[] {
  return [
    ...missingFeatures(input, target),
    ...withoutHttp(input, target),
    ...endUsers(input, target),
  ];
}
