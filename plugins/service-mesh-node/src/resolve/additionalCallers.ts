import {
  AdditionalCaller,
  AdmittedCaller,
  MeshPolicy,
  Origin,
  Service,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isOperationWise, settingFor } from './byOperation';

const LEAF = 'security.callers.additional';

/**
 * A service account written as `<namespace>/<name>`.
 *
 * @internal
 */
export function account(text: string): { namespace: string; name: string } {
  const [namespace, name] = text.split('/');
  return { namespace, name };
}

function admitted(
  caller: AdditionalCaller,
  operations: AdmittedCaller['operations'],
  origin: Origin,
): AdmittedCaller {
  const common = {
    kind: 'additional' as const,
    mesh: null,
    operations,
    origin,
  };
  return 'cidr' in caller
    ? {
        ...common,
        name: caller.cidr,
        serviceAccount: null,
        cidr: caller.cidr,
        paths: null,
      }
    : {
        ...common,
        name: caller.serviceAccount,
        serviceAccount: account(caller.serviceAccount),
        cidr: null,
        paths: caller.paths ?? null,
      };
}

function lists(
  setting: Sourced<AdditionalCaller[]> | undefined,
  caller: AdditionalCaller,
): boolean {
  const text = JSON.stringify(caller);
  return (setting?.value ?? []).some(other => JSON.stringify(other) === text);
}

/** A caller of the service is not one of an operation whose own list leaves it out; one held to paths is no caller of any. */
function ofService(service: Service, policy: MeshPolicy): AdmittedCaller[] {
  const setting = policy.service[LEAF];
  return (setting?.value ?? []).flatMap(caller => {
    const ids = service.operations
      .map(({ id }) => id)
      .filter(id => lists(settingFor(policy, id, LEAF), caller));
    const isUncut =
      ids.length === service.operations.length ||
      ('paths' in caller && caller.paths !== undefined);
    return isUncut || ids.length
      ? [admitted(caller, isUncut ? 'all' : ids, setting!.origin)]
      : [];
  });
}

/** Callers that only operations name. */
function ofOperations(service: Service, policy: MeshPolicy): AdmittedCaller[] {
  const whole = policy.service[LEAF];
  const byCaller = new Map<
    string,
    { caller: AdditionalCaller; origin: Origin; ids: string[] }
  >();
  for (const { id } of service.operations) {
    const setting = settingFor(policy, id, LEAF);
    for (const caller of setting?.value ?? []) {
      const key = JSON.stringify(caller);
      const known = byCaller.get(key);
      if (known) {
        known.ids.push(id);
      } else if (!lists(whole, caller)) {
        byCaller.set(key, { caller, origin: setting!.origin, ids: [id] });
      }
    }
  }
  return [...byCaller.values()].map(({ caller, origin, ids }) =>
    admitted(caller, ids, origin),
  );
}

/**
 * Callers outside the catalog that the policy names, for the service or, where callers are admitted by operation, for single
 * operations.
 *
 * @internal
 */
export function additionalCallers(
  service: Service,
  policy: MeshPolicy,
): AdmittedCaller[] {
  const setting = policy.service[LEAF];
  return isOperationWise(policy)
    ? [...ofService(service, policy), ...ofOperations(service, policy)]
    : (setting?.value ?? []).map(caller =>
        admitted(caller, 'all', setting!.origin),
      );
}
