import {
  Finding,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../finding';

/** The services that a service calls. */
type Graph = (id: ServiceId) => readonly ServiceId[];

/** Most calls followed to name the cycle of one service; in a web of thousands any cycle says as much as the shortest. */
const MAX_STEPS = 1_000;

interface Visit {
  id: ServiceId;
  order: number;
  /** Earliest service on the stack that it leads back to. */
  low: number;
  next: number;
}

/**
 * Tarjan's algorithm without recursion: the groups of services that all lead to one another, by member, as far as some services lead.
 */
function groupOf(
  starts: readonly ServiceId[],
  graph: Graph,
): Map<ServiceId, number> {
  const visits = new Map<ServiceId, Visit>();
  const groups = new Map<ServiceId, number>();
  const open: Visit[] = [];
  const path: Visit[] = [];
  const enter = (id: ServiceId) => {
    const visit = { id, order: visits.size, low: visits.size, next: 0 };
    visits.set(id, visit);
    open.push(visit);
    path.push(visit);
  };
  const close = (visit: Visit) => {
    for (let member = open.pop(); member; member = open.pop()) {
      groups.set(member.id, visit.order);
      if (member === visit) {
        return;
      }
    }
  };
  for (const start of starts) {
    if (!visits.has(start)) {
      enter(start);
    }
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const callee = graph(visit.id)[visit.next];
      visit.next += 1;
      const known = callee === undefined ? undefined : visits.get(callee);
      if (callee === undefined) {
        path.pop();
        const caller = path.at(-1);
        if (caller) {
          caller.low = Math.min(caller.low, visit.low);
        }
        if (visit.low === visit.order) {
          close(visit);
        }
      } else if (!known) {
        enter(callee);
      } else if (!groups.has(callee)) {
        visit.low = Math.min(visit.low, known.order);
      }
    }
  }
  return groups;
}

/** The shortest way from a service back to itself, or `null` where it is not found in time. */
function shortestCycle(
  start: ServiceId,
  graph: Graph,
  groups: ReadonlyMap<ServiceId, number>,
): ServiceId[] | null {
  const cameFrom = new Map<ServiceId, ServiceId>();
  const queue = [start];
  let steps = 0;
  for (const id of queue) {
    for (const callee of graph(id)) {
      steps += 1;
      if (steps > MAX_STEPS) {
        return null;
      }
      if (callee === start) {
        const way = [start];
        for (let at = id; at !== start; at = cameFrom.get(at)!) {
          way.unshift(at);
        }
        return [start, ...way];
      }
      if (groups.get(callee) === groups.get(start) && !cameFrom.has(callee)) {
        cameFrom.set(callee, id);
        queue.push(callee);
      }
    }
  }
  return null;
}

/**
 * Finds services that depend on themselves through others. Takes time linear in the number of calls.
 *
 * @param graph - calls between services, without those of a service to itself
 * @param wanted - the services to tell about
 * @internal
 */
export function dependencyCycles(
  graph: Graph,
  wanted: readonly ServiceId[],
): Map<ServiceId, Finding[]> {
  const groups = groupOf(wanted, graph);
  const sizes = new Map<number, number>();
  for (const group of groups.values()) {
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return new Map(
    wanted.flatMap((id): [ServiceId, Finding[]][] => {
      const size = sizes.get(groups.get(id) ?? -1) ?? 0;
      if (size < 2) {
        return [];
      }
      const cycle = shortestCycle(id, graph, groups);
      const way = cycle
        ? `: ${cycle.join(' → ')}`
        : `, one of ${size} services that all lead to one another`;
      return [
        [
          id,
          [
            sourceFinding('catalog', {
              code: 'catalog/dependency-cycle',
              severity: 'info',
              consequence: 'style',
              message: `${id} depends on itself through others${way}. Retries and timeouts add up around a cycle; break it or keep them short.`,
              params: { cycle: cycle ?? [], services: size },
              entityRef: id,
              pointer: '/relations',
            }),
          ],
        ],
      ];
    }),
  );
}
