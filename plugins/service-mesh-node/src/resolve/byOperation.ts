import {
  AdmittedCaller,
  MeshPolicy,
  PolicyLeaf,
  ResolvedPolicy,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Whether a service admits its callers to single operations. That is decided for the service as a whole, since callers held
 * to operations need to be told all of them.
 *
 * @internal
 */
export function isOperationWise(policy: MeshPolicy): boolean {
  return policy.service['security.callers.granularity']?.value === 'operation';
}

/**
 * A setting as it holds for one operation.
 *
 * @internal
 */
export function settingFor<L extends PolicyLeaf>(
  policy: MeshPolicy,
  operation: string,
  leaf: L,
): ResolvedPolicy[L] {
  return policy.operations[operation]?.[leaf] ?? policy.service[leaf];
}

/** Tells what is left to a caller; `null` where every operation that it calls is closed. */
function operationsLeft(
  service: Service,
  policy: MeshPolicy,
): (
  declared: AdmittedCaller['operations'],
) => AdmittedCaller['operations'] | null {
  const isOpen = (id: string) =>
    settingFor(policy, id, 'security.callers.mode')?.value !== 'none';
  const ids = service.operations.map(({ id }) => id);
  const shared = ids.filter(
    id =>
      settingFor(policy, id, 'security.callers.granularity')?.value ===
      'service',
  );
  const isUncut =
    policy.service['security.callers.mode']?.value !== 'none' &&
    ids.every(isOpen);
  return declared => {
    if (declared === 'all' && isUncut) {
      return 'all';
    }
    const wanted =
      declared === 'all' ? ids : [...new Set([...declared, ...shared])].sort();
    const left = wanted.filter(isOpen);
    const isClosed = declared === 'all' || declared.length > 0;
    return left.length || !isClosed ? left : null;
  };
}

/**
 * Callers of the catalog without the operations that nobody may call. One that calls everything is held to the others then,
 * as no mesh can say "everything but these" where it admits.
 *
 * @internal
 */
export function heldToOperations(
  callers: readonly AdmittedCaller[],
  service: Service,
  policy: MeshPolicy,
): AdmittedCaller[] {
  const left = operationsLeft(service, policy);
  return callers.flatMap(caller => {
    const operations = left(caller.operations);
    return operations === null ? [] : [{ ...caller, operations }];
  });
}

/**
 * Everybody, as the caller of the operations that are open to all; nobody where there are none.
 *
 * @internal
 */
export function everybody(
  service: Service,
  policy: MeshPolicy,
): AdmittedCaller[] {
  const open = service.operations.flatMap(({ id }) => {
    const mode = settingFor(policy, id, 'security.callers.mode');
    return mode?.value === 'any' ? [{ id, origin: mode.origin }] : [];
  });
  return open.length
    ? [
        {
          name: 'everybody',
          kind: 'everybody',
          serviceAccount: null,
          mesh: null,
          cidr: null,
          operations: open.map(({ id }) => id),
          paths: null,
          origin: open[0].origin,
        },
      ]
    : [];
}
