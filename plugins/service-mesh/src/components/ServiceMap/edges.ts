import {
  AdmittedCaller,
  Caller,
  External,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Somebody at one end of the map.
 *
 * @internal
 */
export interface MapNode {
  id: string;
  name: string;
  /** Of a service of the catalog. */
  entityRef?: string;
  /** Where an external service is. */
  host?: string;
}

/**
 * Who calls whom, with what the policy says of it. The policy of a callee is its own; all that is known of it is the operations.
 *
 * @internal
 */
export interface MapEdge {
  direction: 'in' | 'out';
  node: MapNode;
  operations: 'all' | string[];
  mtls: 'strict' | 'permissive' | 'none' | 'unknown';
  authorization:
    | 'allowed'
    | 'everybody'
    | 'audited'
    | 'denied'
    | 'reported'
    | 'unknown';
  /** Different timeouts of the operations; empty for none. */
  timeouts: string[];
  /** Most retries of an operation. */
  attempts: number;
}

const nameOf = (ref: string) => ref.replace(/^component:(default\/)?/, '');

function joinOperations(
  parts: readonly ('all' | string[])[],
): 'all' | string[] {
  return parts.includes('all')
    ? 'all'
    : [...new Set((parts as string[][]).flat())];
}

function authorizationOf(
  { admission, stage }: ServiceConfig,
  admitted: boolean,
): MapEdge['authorization'] {
  if (admission.mode !== 'listed') {
    return 'everybody';
  }
  if (stage.effective === 'enforce') {
    return admitted ? 'allowed' : 'denied';
  }
  return admitted ? 'audited' : 'reported';
}

function mtlsOf(
  { policy, stage }: ServiceConfig,
  caller: AdmittedCaller | undefined,
): MapEdge['mtls'] {
  if (caller?.cidr) {
    return 'none';
  }
  return policy.service['security.mtls']?.value === 'strict' &&
    stage.effective === 'enforce'
    ? 'strict'
    : 'permissive';
}

/** What holds for the operations that somebody calls. */
function resilienceOf({ policy }: ServiceConfig, operations: 'all' | string[]) {
  const called =
    operations === 'all'
      ? Object.values(policy.operations)
      : operations.flatMap(id =>
          Object.hasOwn(policy.operations, id) ? policy.operations[id] : [],
        );
  const settings = called.length ? called : [policy.service];
  const timeouts = settings.flatMap(
    own => own['resilience.timeout']?.value ?? [],
  );
  return {
    timeouts: [...new Set(timeouts)].filter(timeout => timeout !== 'none'),
    attempts: settings.reduce(
      (most, own) =>
        Math.max(most, own['resilience.retries.attempts']?.value ?? 0),
      0,
    ),
  };
}

function callerEdge(
  config: ServiceConfig,
  name: string,
  admitted: AdmittedCaller | undefined,
  declared: readonly Caller[],
): MapEdge {
  const operations = joinOperations([
    ...(admitted ? [admitted.operations] : []),
    ...declared.map(caller => caller.operations),
  ]);
  const isService = declared.length > 0 || admitted?.kind === 'service';
  return {
    direction: 'in',
    node: {
      id: name,
      name: nameOf(name),
      ...(isService ? { entityRef: name } : {}),
    },
    operations,
    mtls: mtlsOf(config, admitted),
    authorization: authorizationOf(config, admitted !== undefined),
    ...resilienceOf(config, operations),
  };
}

/**
 * The edges that lead to a service: of everybody whom the catalog or the policy names.
 *
 * @internal
 */
export function edgesIn(config: ServiceConfig): MapEdge[] {
  const admitted = config.admission.callers.filter(
    ({ kind }) => kind !== 'everybody',
  );
  const declared = config.service.callers;
  const names = new Set([
    ...admitted.map(({ name }) => name),
    ...declared.map(({ id }) => id),
  ]);
  return [...names].map(name =>
    callerEdge(
      config,
      name,
      admitted.find(caller => caller.name === name),
      declared.filter(({ id }) => id === name),
    ),
  );
}

const theirs = {
  direction: 'out',
  mtls: 'unknown',
  authorization: 'unknown',
  timeouts: [] as string[],
  attempts: 0,
} as const;

const externalNode = ({ entityRef, host, port }: External): MapNode => ({
  id: entityRef,
  name: nameOf(entityRef),
  entityRef,
  ...(host ? { host: port ? `${host}:${port}` : host } : {}),
});

/**
 * The edges that lead from a service: to services of the catalog, and to what is outside of it.
 *
 * @internal
 */
export function edgesOut({ service }: ServiceConfig): MapEdge[] {
  const ids = [...new Set(service.callees.map(({ id }) => id))];
  return [
    ...ids.map(id => ({
      ...theirs,
      node: { id, name: nameOf(id), entityRef: id },
      operations: joinOperations(
        service.callees
          .filter(callee => callee.id === id)
          .map(({ operations }) => operations),
      ),
    })),
    ...service.externals.map(external => ({
      ...theirs,
      node: externalNode(external),
      operations: 'all' as const,
    })),
  ];
}
