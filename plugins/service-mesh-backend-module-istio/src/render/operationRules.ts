import {
  Operation,
  PolicyLeaf,
  Port,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  groupOperations,
  OperationGroup,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { requestLine } from './operationMatch';
import { httpOperations, httpPorts, portOf } from './ports';
import { compareSpecificity, pathsOverlap } from './specificity';

/** The settings that a route carries and that may differ between operations. */
const routeLeaves: readonly PolicyLeaf[] = [
  'resilience.timeout',
  'resilience.retries.attempts',
  'resilience.retries.perTryTimeout',
  'resilience.retries.on',
];

/**
 * Operations that one rule of a VirtualService treats alike.
 *
 * @internal
 */
export interface OperationRule {
  name: string;
  port: Port;
  operations: Operation[];
  policy: ResolvedPolicy;
}

function httpGroups(input: ServiceInput): OperationGroup[] {
  const service = {
    ...input.service,
    operations: httpOperations(input.service),
  };
  return groupOperations({ ...input, service }, routeLeaves);
}

function groupsByRequestLine(
  groups: readonly OperationGroup[],
): Map<string, Set<OperationGroup>> {
  const byLine = new Map<string, Set<OperationGroup>>();
  for (const group of groups) {
    for (const operation of group.operations) {
      const line = requestLine(operation);
      byLine.set(line, (byLine.get(line) ?? new Set()).add(group));
    }
  }
  return byLine;
}

/**
 * Operations that should be treated differently but look the same on the wire, such as queries and mutations of one GraphQL
 * endpoint. No rule may name them: the careful settings of the catch-all apply.
 *
 * @internal
 */
export function indistinctOperations(input: ServiceInput): Operation[] {
  const groups = httpGroups(input);
  const byLine = groupsByRequestLine(groups);
  return httpOperations(input.service).filter(
    operation => (byLine.get(requestLine(operation))?.size ?? 0) > 1,
  );
}

/**
 * How many rules must stand before the rule of each operation so that a request for a more specific path of another group
 * is not caught by a broader one.
 */
function ranks(groups: readonly OperationGroup[]): Map<Operation, number> {
  const entries = groups
    .flatMap(group => group.operations.map(operation => ({ operation, group })))
    .sort((a, b) => compareSpecificity(a.operation.path, b.operation.path));
  const result = new Map<Operation, number>();
  entries.forEach(({ operation, group }, index) => {
    const before = entries
      .slice(0, index)
      .filter(
        other =>
          other.group !== group &&
          other.operation.method === operation.method &&
          compareSpecificity(other.operation.path, operation.path) < 0 &&
          pathsOverlap(other.operation.path, operation.path),
      )
      .map(other => (result.get(other.operation) ?? 0) + 1);
    result.set(operation, Math.max(0, ...before));
  });
  return result;
}

/**
 * The rules for the operations of a service, in the order in which Istio tries them: one rule for each group, and more only
 * where a group holds paths both broader and narrower than those of another.
 *
 * @internal
 */
export function operationRules(input: ServiceInput): OperationRule[] {
  const ports = httpPorts(input.service);
  const indistinct = new Set(indistinctOperations(input));
  const groups = httpGroups(input).map(group => ({
    ...group,
    operations: group.operations.filter(o => !indistinct.has(o)),
  }));
  const rankOf = ranks(groups);
  const levels = [...new Set(rankOf.values())].sort((a, b) => a - b);
  return levels.flatMap(level =>
    groups.flatMap(group =>
      ports.flatMap(port => {
        const operations = group.operations.filter(
          o => rankOf.get(o) === level && portOf(o, ports) === port,
        );
        const { name, policy } = group;
        return operations.length ? [{ name, port, operations, policy }] : [];
      }),
    ),
  );
}
