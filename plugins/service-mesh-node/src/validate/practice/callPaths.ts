import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A step of a path of calls, and how often it may be tried.
 *
 * @internal
 */
export interface Step {
  from: ServiceId;
  to: ServiceId;
  tries: number;
}

/**
 * A path of calls, and how often its last callee may be called for one call of the first.
 *
 * @internal
 */
export interface CallPath {
  services: ServiceId[];
  product: number;
}

/** Longest path that is followed. */
const MAX_STEPS = 20;

interface Reached {
  product: number;
  steps: number;
  before: ServiceId | null;
}

/**
 * The services in an order in which callers stand before callees, as far as cycles allow, and the steps that respect it: those
 * that close a cycle are left out.
 */
function inOrder(byCaller: ReadonlyMap<ServiceId, Step[]>) {
  const order = new Map<ServiceId, number>();
  const finished: ServiceId[] = [];
  const seen = new Set<ServiceId>();
  for (const start of byCaller.keys()) {
    const stack = [{ id: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const steps = byCaller.get(top.id) ?? [];
      seen.add(top.id);
      if (top.next < steps.length) {
        const { to } = steps[top.next];
        top.next += 1;
        if (!seen.has(to)) {
          stack.push({ id: to, next: 0 });
        }
      } else {
        if (!order.has(top.id)) {
          order.set(top.id, -finished.length);
          finished.push(top.id);
        }
        stack.pop();
      }
    }
  }
  return { order, services: finished.reverse() };
}

function pathTo(
  end: ServiceId,
  reached: ReadonlyMap<ServiceId, Reached>,
): ServiceId[] {
  const services: ServiceId[] = [];
  for (
    let at: ServiceId | null = end;
    at !== null;
    at = reached.get(at)?.before ?? null
  ) {
    services.push(at);
  }
  return services.reverse();
}

/**
 * The path with the greatest product of tries to each service from which no further step goes, of two steps or more. Each
 * service and each step is looked at once; a cycle is not gone round.
 *
 * @param steps - those with more than one try
 * @internal
 */
export function steepestPaths(steps: readonly Step[]): CallPath[] {
  const byCaller = new Map<ServiceId, Step[]>();
  for (const step of steps) {
    const known = byCaller.get(step.from);
    if (known) {
      known.push(step);
    } else {
      byCaller.set(step.from, [step]);
    }
  }
  const { order, services } = inOrder(byCaller);
  const reached = new Map<ServiceId, Reached>();
  const isForward = ({ from, to }: Step) => order.get(from)! < order.get(to)!;
  const ends: ServiceId[] = [];
  for (const id of services) {
    const here = reached.get(id) ?? { product: 1, steps: 0, before: null };
    const onward = (byCaller.get(id) ?? []).filter(isForward);
    if (onward.length === 0 || here.steps >= MAX_STEPS) {
      ends.push(id);
      continue;
    }
    for (const { to, tries } of onward) {
      const product = here.product * tries;
      if (product > (reached.get(to)?.product ?? 1)) {
        reached.set(to, { product, steps: here.steps + 1, before: id });
      }
    }
  }
  return ends
    .filter(id => (reached.get(id)?.steps ?? 0) >= 2)
    .map(id => ({
      services: pathTo(id, reached),
      product: reached.get(id)!.product,
    }));
}
