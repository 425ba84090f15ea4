import {
  External,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { calleeTerms, EdgeTerms, termsFor } from './terms';

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
 * Who calls whom, with what the policy of the one who is called says of it.
 *
 * @internal
 */
export interface MapEdge {
  direction: 'in' | 'out';
  node: MapNode;
  operations: 'all' | string[];
  /** Absent where the policy is not known. */
  terms?: EdgeTerms;
}

const nameOf = (ref: string) => ref.replace(/^component:(default\/)?/, '');

function joinOperations(
  parts: readonly ('all' | string[])[],
): 'all' | string[] {
  return parts.includes('all')
    ? 'all'
    : [...new Set((parts as string[][]).flat())];
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
  return [...names].map(name => {
    const own = [
      ...admitted.filter(caller => caller.name === name),
      ...declared.filter(({ id }) => id === name),
    ];
    const operations = joinOperations(own.map(caller => caller.operations));
    const isService = own.some(
      caller => 'id' in caller || caller.kind === 'service',
    );
    return {
      direction: 'in',
      node: {
        id: name,
        name: nameOf(name),
        ...(isService ? { entityRef: name } : {}),
      },
      operations,
      terms: termsFor(name, config, operations),
    };
  });
}

const externalNode = ({ entityRef, host, port }: External): MapNode => ({
  id: entityRef,
  name: nameOf(entityRef),
  entityRef,
  ...(host ? { host: port ? `${host}:${port}` : host } : {}),
});

/**
 * The services of the catalog that a service calls, each once.
 *
 * @internal
 */
export function calleesOf({ service }: ServiceConfig): string[] {
  return [...new Set(service.callees.map(({ id }) => id))];
}

/**
 * The edges that lead from a service: to services of the catalog, and to what is outside of it.
 *
 * @param callees - the configuration of the callees, as far as it is known
 * @internal
 */
export function edgesOut(
  config: ServiceConfig,
  callees: ReadonlyMap<string, ServiceConfig>,
): MapEdge[] {
  const { service, entityRef } = config;
  return [
    ...calleesOf(config).map((id): MapEdge => {
      const operations = joinOperations(
        service.callees
          .filter(callee => callee.id === id)
          .map(callee => callee.operations),
      );
      const callee = callees.get(id);
      return {
        direction: 'out',
        node: { id, name: nameOf(id), entityRef: id },
        operations,
        ...(callee && { terms: calleeTerms(entityRef, callee, operations) }),
      };
    }),
    ...service.externals.map(
      (external): MapEdge => ({
        direction: 'out',
        node: externalNode(external),
        operations: 'all',
      }),
    ),
  ];
}

/**
 * Tells an edge from the others of a map.
 *
 * @internal
 */
export const edgeKey = ({ direction, node }: MapEdge) =>
  `${direction} ${node.id}`;
