import {
  Loss,
  Operation,
  PolicyLeaf,
  ResolvedPolicy,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  isRoutedByController,
  Rendering,
  serviceHost,
  ServiceInput,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { serviceProfile } from '../kinds';
import { askedFor } from './asked';
import { namespaceOf } from './metadata';
import { compareProfilePaths } from './profileOrder';
import { routedPort } from './ports';

/** What Linkerd retries within unless told otherwise; a budget has to be stated whole (Linkerd 2.18). */
const MIN_RETRIES_PER_SECOND = 10;
const BUDGET_TTL = '10s';

/**
 * Whether the cluster's Services are described by ServiceProfiles: asked for in app-config
 * (`serviceMesh.targets.linkerd.serviceProfiles`), since one switches off the routes of its Service.
 *
 * @internal
 */
export function usesServiceProfiles({ settings }: Target): boolean {
  return settings.serviceProfiles === true;
}

/** A ServiceProfile retries on every 5xx, so that only a request that may be repeated is retried. */
function retriedBy(operation: Operation, policy: ResolvedPolicy) {
  const attempts = policy['resilience.retries.attempts'];
  const on = policy['resilience.retries.on'];
  const covered =
    on?.value.some(condition =>
      ['gateway-error', '5xx', 'unavailable'].includes(condition),
    ) ?? false;
  return attempts && attempts.value > 0 && covered && operation.idempotent
    ? on
    : undefined;
}

function routeOf(operation: Operation, policy: ResolvedPolicy) {
  const { method, path, origin } = operation;
  const timeout = policy['resilience.timeout'];
  const retried = retriedBy(operation, policy);
  return {
    name: cite({ value: `${method} ${path.template}`, origin }),
    condition: {
      method: cite({ value: method, origin }),
      pathRegex: cite({ value: toRegex(path), origin }),
    },
    isRetryable: retried ? cite(retried, true) : undefined,
    timeout: timeout && timeout.value !== 'none' ? cite(timeout) : undefined,
  };
}

function budgetOf({ policy }: ServiceInput) {
  const budget = policy.service['resilience.retries.budget'];
  return budget
    ? {
        retryRatio: cite(budget, budget.value / 100),
        minRetriesPerSecond: MIN_RETRIES_PER_SECOND,
        ttl: BUDGET_TTL,
      }
    : undefined;
}

/** What a ServiceProfile has no place for, and what it switches off. */
const unsayable: readonly { leaves: PolicyLeaf[]; reason: string }[] = [
  {
    leaves: ['traffic.weights', 'traffic.match'],
    reason:
      'A ServiceProfile switches off the routes that would divide requests between versions.',
  },
  {
    leaves: ['resilience.circuitBreaker.consecutiveErrors'],
    reason: 'A ServiceProfile switches off the circuit breaker of its Service.',
  },
  {
    leaves: ['resilience.retries.attempts'],
    reason:
      'A ServiceProfile retries as often as its budget admits, on every 5xx.',
  },
  {
    leaves: ['resilience.retries.perTryTimeout'],
    reason: 'A ServiceProfile has no time limit for a single try.',
  },
];

function lossesOf(input: ServiceInput, { mesh }: Target): Loss[] {
  return unsayable.flatMap(({ leaves, reason }) =>
    leaves.flatMap(leaf => {
      const scope = askedFor(input, leaf);
      return scope
        ? [
            {
              mesh,
              leaf,
              scope,
              reason,
              alternative:
                'Take serviceMesh.targets.linkerd.serviceProfiles out of app-config, so that routes are rendered.',
            },
          ]
        : [];
    }),
  );
}

/** Operations that are retried on more than the policy says. */
function widerRetries(
  { policy }: ServiceInput,
  { mesh }: Target,
  operations: Operation[],
): Loss[] {
  const wider = operations.filter(operation => {
    const on = retriedBy(operation, policy.operations[operation.id] ?? {});
    return on && !on.value.includes('5xx');
  });
  return wider.length
    ? [
        {
          mesh,
          leaf: 'resilience.retries.on',
          scope: { operations: wider.map(({ id }) => id) },
          reason:
            'A ServiceProfile retries on every 5xx, which is more than the policy says.',
          alternative:
            'Set resilience.retries.attempts to 0 where that does harm, or render routes.',
        },
      ]
    : [];
}

/**
 * Describes the operations of a service by a ServiceProfile, in place of routes and annotations: the first route that matches
 * holds, so that the more specific one stands first.
 *
 * @internal
 */
export function renderServiceProfile(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service, policy } = input;
  const losses = lossesOf(input, target);
  const operations = service.operations
    .filter(({ protocol }) => ['http', 'http2', 'grpc'].includes(protocol))
    .sort((a, b) => compareProfilePaths(a.path, b.path));
  if (
    operations.length === 0 ||
    !routedPort(service) ||
    service.namespace.value === null ||
    isRoutedByController(input)
  ) {
    return { manifests: [], losses };
  }
  return {
    manifests: [
      draftManifest(serviceProfile, {
        name: cite(service.serviceName, serviceHost(service, target)),
        namespace: namespaceOf(input),
        phase: 2,
        spec: {
          routes: operations.map(operation =>
            routeOf(operation, policy.operations[operation.id] ?? {}),
          ),
          retryBudget: budgetOf(input),
        },
      }),
    ],
    losses: [...losses, ...widerRetries(input, target, operations)],
  };
}
