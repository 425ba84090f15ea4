import {
  Loss,
  PolicyLeaf,
  Target,
  durationMs,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Draft,
  ManifestDraft,
  Rendering,
  ServiceInput,
  cite,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { service } from '../kinds';
import { askedFor } from './asked';
import { namespaceOf } from './metadata';
import { routedPort } from './ports';

const PREFIX = 'balancer.linkerd.io/failure-accrual';

/** The longest time a Pod is left out unless another is set; it must not be under the shortest (Linkerd 2.18). */
const DEFAULT_MAX_PENALTY_MS = 60_000;

function annotationsOf({
  policy,
}: ServiceInput): Record<string, Draft<string>> | null {
  const errors = policy.service['resilience.circuitBreaker.consecutiveErrors'];
  const ejection = policy.service['resilience.circuitBreaker.ejection'];
  if (!errors) {
    return null;
  }
  const long =
    ejection !== undefined &&
    durationMs(ejection.value) > DEFAULT_MAX_PENALTY_MS;
  return {
    [PREFIX]: cite(errors, 'consecutive'),
    [`${PREFIX}-consecutive-max-failures`]: cite(errors, String(errors.value)),
    ...(ejection && {
      [`${PREFIX}-consecutive-min-penalty`]: cite(ejection),
    }),
    ...(long && { [`${PREFIX}-consecutive-max-penalty`]: cite(ejection) }),
  };
}

/** What Linkerd has no setting for. */
const unsayable: readonly { leaf: PolicyLeaf; reason: string }[] = [
  {
    leaf: 'resilience.circuitBreaker.interval',
    reason: 'Linkerd counts each response as it arrives, not at intervals.',
  },
  {
    leaf: 'resilience.circuitBreaker.maxConnections',
    reason: 'Linkerd has no limit on connections.',
  },
  {
    leaf: 'resilience.circuitBreaker.maxPendingRequests',
    reason: 'Linkerd has no limit on waiting requests.',
  },
];

function lossesOf(input: ServiceInput, { mesh }: Target): Loss[] {
  const losses = unsayable
    .filter(({ leaf }) => askedFor(input, leaf))
    .map(({ leaf, reason }) => ({
      mesh,
      leaf,
      scope: {},
      reason,
      alternative:
        'Rely on resilience.circuitBreaker.consecutiveErrors and ejection, or limit the load with resilience.rateLimit.',
    }));
  const ejection = 'resilience.circuitBreaker.ejection';
  const errors = 'resilience.circuitBreaker.consecutiveErrors';
  return askedFor(input, ejection) && !input.policy.service[errors]
    ? [
        ...losses,
        {
          mesh,
          leaf: ejection,
          scope: {},
          reason: 'Linkerd leaves out a Pod after a number of failures only.',
          alternative: `Set ${errors} too.`,
        },
      ]
    : losses;
}

/**
 * Leaves out Pods that fail in a row. It is set on the Service that clients call, also where routes lead to the Services
 * of versions (Linkerd 2.18: the parent's settings hold for every backend).
 *
 * @internal
 */
export function renderCircuitBreaker(
  input: ServiceInput,
  target: Target,
): Rendering {
  const annotations = routedPort(input.service) ? annotationsOf(input) : null;
  const manifests: ManifestDraft[] = annotations
    ? [
        {
          apiVersion: service.apiVersion,
          kind: service.kind,
          name: cite(input.service.serviceName),
          namespace: namespaceOf(input),
          annotations,
          body: {},
          role: 'patch',
          phase: 1,
        },
      ]
    : [];
  return { manifests, losses: lossesOf(input, target) };
}
