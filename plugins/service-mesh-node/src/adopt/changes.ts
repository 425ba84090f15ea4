import {
  Admission,
  Json,
  MeshPolicy,
  PolicyChange,
  PolicyLeaf,
  policyMagnitude,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RecognisedSetting, UNDESCRIBED } from './recognition';

const ADDITIONAL = 'security.callers.additional';

/** Values that mean the same, in one spelling. */
function spelling(value: unknown): string {
  if (Array.isArray(value)) {
    return JSON.stringify(value.map(item => JSON.stringify(item)).sort());
  }
  const size = policyMagnitude(value);
  return size === null
    ? JSON.stringify(
        value !== null && typeof value === 'object'
          ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
          : value,
      )
    : String(size);
}

/**
 * Whether two values of a setting mean the same. The order of A/B rules matters, that of other lists does not.
 *
 * @internal
 */
export const isSame = (leaf: PolicyLeaf, a: unknown, b: unknown) =>
  leaf === 'traffic.match'
    ? JSON.stringify(a) === JSON.stringify(b)
    : spelling(a) === spelling(b);

/** Callers that nobody but the policy names. */
function undeclared(callers: Json, { callers: admitted }: Admission): Json {
  const declared = new Set(
    admitted.flatMap(({ kind, serviceAccount }) =>
      kind === 'additional' || serviceAccount === null
        ? []
        : [`${serviceAccount.namespace}/${serviceAccount.name}`],
    ),
  );
  return (Array.isArray(callers) ? callers : []).filter(
    caller =>
      !(
        caller !== null &&
        typeof caller === 'object' &&
        !Array.isArray(caller) &&
        declared.has(String(caller.serviceAccount))
      ),
  );
}

/**
 * The settings of a whole service to change, so that it is as recognised.
 *
 * @internal
 */
export function serviceChanges(
  settings: readonly RecognisedSetting[],
  { service }: MeshPolicy,
  admission: Admission,
): PolicyChange[] {
  return settings
    .filter(({ operation }) => operation === undefined)
    .map(({ leaf, value }) => ({
      leaf,
      value: leaf === ADDITIONAL ? undeclared(value, admission) : value,
    }))
    .filter(({ leaf, value }) => {
      const now = service[leaf]?.value;
      const isNothing =
        leaf === ADDITIONAL && now === undefined && spelling(value) === '[]';
      return !isNothing && !isSame(leaf, now, value);
    });
}

function valueFor(policy: MeshPolicy, leaf: PolicyLeaf, operation: string) {
  const of =
    operation === UNDESCRIBED ? policy.catchAll : policy.operations[operation];
  return of?.[leaf]?.value;
}

function byLeaf(settings: readonly RecognisedSetting[]) {
  const leaves = new Map<PolicyLeaf, Map<string, Json>>();
  for (const { leaf, value, operation } of settings) {
    if (operation !== undefined) {
      const values = leaves.get(leaf) ?? new Map<string, Json>();
      leaves.set(leaf, values.set(operation, value));
    }
  }
  return [...leaves];
}

/** The first of those that most others are the same as. */
function mostFrequent(
  leaf: PolicyLeaf,
  values: readonly Json[],
): Json | undefined {
  const counts = values.map(
    value => values.filter(other => isSame(leaf, value, other)).length,
  );
  return values[counts.indexOf(Math.max(...counts))];
}

/**
 * The settings of a whole service to change for what differs by operation: to what holds for requests that no operation
 * describes, unless those are right already and fewer operations would have to say something of their own.
 *
 * @internal
 */
export function commonChanges(
  settings: readonly RecognisedSetting[],
  policy: MeshPolicy,
): PolicyChange[] {
  return byLeaf(settings).flatMap(([leaf, values]) => {
    const count = (isWrong: (value: Json, operation: string) => boolean) =>
      [...values].filter(([operation, value]) => isWrong(value, operation))
        .length;
    const unchanged = count(
      (value, operation) =>
        !isSame(leaf, valueFor(policy, leaf, operation), value),
    );
    const others = values.get(UNDESCRIBED);
    const isRight =
      others === undefined ||
      isSame(leaf, valueFor(policy, leaf, UNDESCRIBED), others);
    // A timeout of a service is not for requests that no operation describes.
    const isApart = isRight && leaf === 'resilience.timeout';
    const ofOperations = [...values]
      .filter(([operation]) => operation !== UNDESCRIBED)
      .map(([, value]) => value);
    const common =
      isApart || others === undefined
        ? mostFrequent(leaf, ofOperations) ?? others!
        : others;
    const changed = count(
      (value, operation) =>
        !(isApart && operation === UNDESCRIBED) && !isSame(leaf, value, common),
    );
    return unchanged === 0 || (isRight && unchanged <= changed)
      ? []
      : [{ leaf, value: common }];
  });
}

/**
 * Whether requests that no operation describes are treated otherwise than recognised.
 *
 * @internal
 */
export function isUndescribedWrong(
  settings: readonly RecognisedSetting[],
  policy: MeshPolicy,
): boolean {
  return settings.some(
    ({ leaf, value, operation }) =>
      operation === UNDESCRIBED &&
      !isSame(leaf, valueFor(policy, leaf, UNDESCRIBED), value),
  );
}

/**
 * The settings of single operations to change beside those of the whole service.
 *
 * @internal
 */
export function operationChanges(
  settings: readonly RecognisedSetting[],
  policy: MeshPolicy,
): PolicyChange[] {
  return byLeaf(settings).flatMap(([leaf, values]) =>
    [...values]
      .filter(
        ([operation, value]) =>
          operation !== UNDESCRIBED &&
          !isSame(leaf, valueFor(policy, leaf, operation), value),
      )
      .map(([operation, value]) => ({ leaf, value, operation })),
  );
}
