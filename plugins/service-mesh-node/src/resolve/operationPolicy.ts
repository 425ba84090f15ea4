import {
  Operation,
  PolicyLeaf,
  policyLeaves,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PolicyBounds } from '../discover/policyBounds';
import { operationDefaults, safeConditions } from './defaults';
import { withinLimits } from './guard';
import { layer, pick } from './layers';
import { Setting } from './setting';

/** Whether a setting speaks of an operation: of the service, of its API, or of the operation itself. */
function appliesTo(operation: Operation | null, { declaration }: Setting) {
  const { api, operations } = declaration;
  return (
    (api === null || api === operation?.api) &&
    (operations === null ||
      (operation !== null && operations.includes(operation.id)))
  );
}

/** Whether a setting was made for this operation or its path, not for more. */
const isSpecific = ({ declaration }: Setting) =>
  declaration.operations !== null;

/** Timeouts meant for a service or an API are not meant for its streams, nor for requests nobody described. */
function keepsTimeout(operation: Operation | null, setting: Setting) {
  return (
    setting.leaf !== 'resilience.timeout' ||
    (operation !== null && (!operation.streaming || isSpecific(setting)))
  );
}

/**
 * Retry conditions of an operation that changes something are kept to those that prove that nothing was changed, unless
 * they were set for that operation.
 */
function withSafeRetries(
  operation: Operation | null,
  policy: ResolvedPolicy,
  settings: Setting[],
): ResolvedPolicy {
  const on = policy['resilience.retries.on'];
  const specific = settings.some(
    setting => setting.leaf === 'resilience.retries.on' && isSpecific(setting),
  );
  if (!on || operation?.idempotent || specific) {
    return policy;
  }
  const safe = on.value.filter(condition => safeConditions.includes(condition));
  if (safe.length === on.value.length) {
    return policy;
  }
  const origin = {
    ...on.origin,
    rule: 'kept to conditions that prove the request was not processed',
  };
  return safe.length
    ? { ...policy, 'resilience.retries.on': { value: safe, origin } }
    : {
        ...pick(policy, leaf => leaf !== 'resilience.retries.on'),
        'resilience.retries.attempts': { value: 0, origin },
      };
}

const UNDESCRIBED: PolicyLeaf = 'resilience.undescribed';

/** What requests that no operation describes have by that setting alone. */
function throughUndescribed(
  policy: ResolvedPolicy,
  own: readonly Setting[],
): ResolvedPolicy {
  const held = (
    ['resilience.timeout', 'resilience.retries.on'] as const
  ).filter(leaf => own.some(setting => setting.leaf === leaf));
  return {
    ...policy,
    ...Object.fromEntries(
      held.flatMap(leaf => {
        const setting = policy[leaf];
        return setting
          ? [
              [
                leaf,
                {
                  ...setting,
                  origin: { ...setting.origin, through: UNDESCRIBED },
                },
              ],
            ]
          : [];
      }),
    ),
  };
}

/**
 * The policy of one operation, or of requests that no operation describes (`null`).
 *
 * @internal
 */
export function operationPolicy(
  operation: Operation | null,
  service: ResolvedPolicy,
  settings: readonly Setting[],
  bounds: readonly PolicyBounds[],
): ResolvedPolicy {
  const isAlike = operation === null && service[UNDESCRIBED]?.value === 'alike';
  const own = settings.filter(
    setting =>
      policyLeaves[setting.leaf].perOperation &&
      appliesTo(operation, setting) &&
      (isAlike || keepsTimeout(operation, setting)),
  );
  const inherited = pick(
    service,
    leaf => policyLeaves[leaf].perOperation && !leaf.startsWith('resilience.'),
  );
  // Settings of the service are among `own`; of what it inherits only the built-in defaults are new.
  const defaults = pick(inherited, leaf => !own.some(s => s.leaf === leaf));
  const policy = layer(own, {
    ...defaults,
    ...withinLimits(operationDefaults(operation), bounds),
  });
  return isAlike
    ? throughUndescribed(policy, own)
    : withSafeRetries(operation, policy, own);
}
