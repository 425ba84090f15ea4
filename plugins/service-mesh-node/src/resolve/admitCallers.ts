import {
  Admission,
  AdmittedCaller,
  Caller,
  Mesh,
  MeshPolicy,
  PlatformCaller,
  Service,
  ServiceId,
  ServiceIdentity,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { configFact } from '../config/environment';
import { account, additionalCallers } from './additionalCallers';
import { everybody, heldToOperations, isOperationWise } from './byOperation';

/** Ids of the operations of an API. */
const operationsOf = ({ operations }: Service, api: string | null) =>
  operations.filter(operation => operation.api === api).map(({ id }) => id);

/**
 * What a caller calls by all its relations. Whoever consumes every API whole may call what no definition describes, too; so
 * may who consumes one whose operations are not known.
 */
function mergedOperations(
  relations: readonly Caller[],
  service: Service,
): 'all' | string[] {
  const whole = relations.filter(({ operations }) => operations === 'all');
  const isUnbound =
    whole.some(({ api }) => operationsOf(service, api).length === 0) ||
    (whole.length === relations.length &&
      service.apis.every(({ entityRef }) =>
        whole.some(({ api }) => api === entityRef),
      ));
  return isUnbound
    ? 'all'
    : [
        ...new Set(
          relations.flatMap(({ operations, api }) =>
            operations === 'all' ? operationsOf(service, api) : operations,
          ),
        ),
      ].sort();
}

/** A mesh that is only assumed is not known. */
function knownMesh({ mesh }: ServiceIdentity): Mesh | null {
  return mesh.confidence === 'assumed' ? null : mesh.value;
}

function fromCatalog(
  service: Service,
  identities: Record<ServiceId, ServiceIdentity>,
): AdmittedCaller[] {
  const byId = new Map<ServiceId, Caller[]>();
  for (const caller of service.callers) {
    const relations = byId.get(caller.id) ?? [];
    relations.push(caller);
    byId.set(caller.id, relations);
  }
  return [...byId.keys()].sort().map(id => {
    const relations = byId.get(id)!;
    const identity = identities[id];
    const namespace = identity?.namespace.value;
    return {
      name: id,
      kind: 'service',
      serviceAccount:
        identity && namespace
          ? { namespace, name: identity.serviceAccount.value }
          : null,
      mesh: identity ? knownMesh(identity) : null,
      cidr: null,
      operations: mergedOperations(relations, service),
      paths: null,
      origin: { ...relations[0].origin, leaf: 'security.callers.mode' },
    };
  });
}

function fromPlatform(
  { value: callers, origin }: Sourced<PlatformCaller[]>,
  target: Target,
  exposed: boolean,
): AdmittedCaller[] {
  return callers.flatMap((caller, index) => {
    const fits =
      (caller.mesh === undefined || caller.mesh === target.provider) &&
      (caller.role !== 'ingress' || exposed);
    return fits
      ? {
          name: caller.name,
          kind: caller.role,
          serviceAccount: account(caller.serviceAccount),
          mesh: null,
          cidr: null,
          operations: 'all',
          paths: caller.paths ?? null,
          origin: { ...origin, pointer: `${origin.pointer}/${index}` },
        }
      : [];
  });
}

/**
 * Whether users reach a service through an ingress.
 *
 * @internal
 */
export function isExposed(policy: MeshPolicy): boolean {
  return (
    policy.service['traffic.ingress.hosts'] !== undefined &&
    policy.service['traffic.ingress.gateway'] !== undefined
  );
}

/**
 * Finds out who may call a service. An ingress that the service names counts as a declared caller; platform callers alone
 * do not, since they call everything, nor do operations open to everybody, which name nobody.
 *
 * @internal
 */
export function admitCallers(options: {
  service: Service;
  policy: MeshPolicy;
  identities: Record<ServiceId, ServiceIdentity>;
  config: MeshConfig;
  target: Target;
}): Admission {
  const { service, policy, config, target } = options;
  const mode = policy.service['security.callers.mode'];
  const origin = mode?.origin ?? { source: 'default' };
  if (mode?.value === 'any') {
    return { mode: 'everybody', callers: [], origin };
  }
  const exposed = isExposed(policy);
  const platform = fromPlatform(
    configFact(config, target.environment, 'platformCallers'),
    target,
    exposed,
  );
  const byOperation = isOperationWise(policy);
  const catalog = fromCatalog(service, options.identities);
  const additional = additionalCallers(service, policy);
  const isDeclared = catalog.length > 0 || additional.length > 0 || exposed;
  if (mode?.value !== 'none' && !isDeclared) {
    return {
      mode: 'unknown',
      callers: platform,
      origin: {
        source: 'default',
        rule: 'no declared caller means unknown, not nobody',
      },
    };
  }
  const whole = mode?.value === 'none' ? [] : catalog;
  return {
    mode: 'listed',
    callers: [
      ...(byOperation ? heldToOperations(catalog, service, policy) : whole),
      ...additional,
      ...platform,
      ...(byOperation ? everybody(service, policy) : []),
    ],
    origin,
  };
}
