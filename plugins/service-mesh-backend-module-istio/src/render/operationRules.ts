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
import { ranks } from './ranks';

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

/** Operations of several groups with one request line. */
function indistinctIn(groups: readonly OperationGroup[]): Set<Operation> {
  const byLine = new Map<string, [OperationGroup, Operation][]>();
  for (const group of groups) {
    for (const operation of group.operations) {
      const line = requestLine(operation);
      const alike = byLine.get(line);
      if (alike) {
        alike.push([group, operation]);
      } else {
        byLine.set(line, [[group, operation]]);
      }
    }
  }
  return new Set(
    [...byLine.values()]
      .filter(alike => alike.some(([group]) => group !== alike[0][0]))
      .flatMap(alike => alike.map(([, operation]) => operation)),
  );
}

/**
 * Operations that should be treated differently but look the same on the wire, such as queries and mutations of one GraphQL
 * endpoint. No rule may name them: the careful settings of the catch-all apply.
 *
 * @internal
 */
export function indistinctOperations(input: ServiceInput): Operation[] {
  const indistinct = indistinctIn(httpGroups(input));
  return httpOperations(input.service).filter(o => indistinct.has(o));
}

/** Operations by their rank, each list in the order of the definition. */
function byRank(
  operations: readonly Operation[],
  rankOf: ReadonlyMap<Operation, number>,
): [number, Operation[]][] {
  const lists = new Map<number, Operation[]>();
  for (const operation of operations) {
    const rank = rankOf.get(operation) ?? 0;
    const list = lists.get(rank);
    if (list) {
      list.push(operation);
    } else {
      lists.set(rank, [operation]);
    }
  }
  return [...lists];
}

/**
 * The rules for the operations of a service, in the order in which Istio tries them: one rule for each group, and more only
 * where a group holds paths both broader and narrower than those of another.
 *
 * @internal
 */
export function operationRules(input: ServiceInput): OperationRule[] {
  const ports = httpPorts(input.service);
  const all = httpGroups(input);
  const indistinct = indistinctIn(all);
  const groups = all.map(group => ({
    ...group,
    operations: group.operations.filter(o => !indistinct.has(o)),
  }));
  const rankOf = ranks(groups);
  const rules = groups.flatMap(({ name, policy, operations }) =>
    ports.flatMap(port =>
      byRank(
        operations.filter(operation => portOf(operation, ports) === port),
        rankOf,
      ).map(([rank, alike]) => ({
        rank,
        rule: { name, port, operations: alike, policy },
      })),
    ),
  );
  return rules.sort((a, b) => a.rank - b.rank).map(({ rule }) => rule);
}
