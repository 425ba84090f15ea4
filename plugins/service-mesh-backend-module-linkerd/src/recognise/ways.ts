import {
  AbCondition,
  headersFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { best, grpcCandidates, httpCandidates } from '../evaluate/candidates';
import { AttachedRoute, ReadRule } from './readRule';
import { Sample, SampledPort } from './samples';

/**
 * What a request is taken by.
 *
 * @internal
 */
export interface Taken {
  sample: Sample;
  port: number;
  api: 'http' | 'grpc';
  /** Absent where no route takes it, which is answered by 404. */
  route: AttachedRoute | undefined;
  rule: ReadRule | undefined;
}

/**
 * A way through the routes: what all requests with a header are taken by, or last those without any.
 *
 * @internal
 */
export interface Way {
  condition: AbCondition | null;
  taken: Taken[];
}

function takenOn(
  { port, api, samples }: SampledPort,
  routes: readonly AttachedRoute[],
  condition: AbCondition | null,
): Taken[] {
  const attached = ({ port: of }: { port: number | null }) =>
    of === null || of === port.port;
  return samples.map(sample => {
    const request = { ...sample.request, headers: headersFor(condition) };
    const candidates = (api === 'grpc' ? grpcCandidates : httpCandidates)(
      routes,
      request,
      attached,
    );
    const found = best(candidates);
    const route = routes.find(({ object }) => object === found?.object);
    return {
      sample,
      port: port.port,
      api,
      route,
      rule: found ? route?.rules[found.rule.index] : undefined,
    };
  });
}

/** Ports without any route are left to the Service. */
const isRouted = ({ port }: SampledPort, routes: readonly AttachedRoute[]) =>
  routes.some(({ spec }) =>
    (spec.parentRefs ?? []).some(
      ref => ref.port === undefined || ref.port === port.port,
    ),
  );

/**
 * The ways through the routes on a Service.
 *
 * @internal
 */
export function waysThrough(
  routes: readonly AttachedRoute[],
  ports: readonly SampledPort[],
): Way[] {
  const conditions = new Map(
    routes.flatMap(({ rules }) =>
      rules.map(({ condition }) => [JSON.stringify(condition), condition]),
    ),
  );
  conditions.delete('null');
  return [...conditions.values(), null].map(condition => ({
    condition,
    taken: ports
      .filter(port => isRouted(port, routes))
      .flatMap(port => takenOn(port, routes, condition)),
  }));
}

/**
 * The requests that a route takes, each with its rule.
 *
 * @internal
 */
export function taken(way: Way, route: AttachedRoute) {
  return way.taken.flatMap(each =>
    each.route === route && each.rule ? [{ ...each, rule: each.rule }] : [],
  );
}

const weightsOf = ({ rule }: Taken) => JSON.stringify(rule?.weights);

/**
 * What keeps the routes on a Service from being one policy.
 *
 * @internal
 */
export function discord(ways: readonly Way[], route: AttachedRoute): string[] {
  const main = ways.at(-1)!;
  const all = ways.flatMap(way => way.taken);
  const idle = route.rules.find(rule => all.every(each => each.rule !== rule));
  const strays = ways
    .slice(0, -1)
    .some(way =>
      way.taken.some((each, i) => each.route !== main.taken[i].route),
    );
  const torn = ways
    .slice(0, -1)
    .some(
      way =>
        new Set(way.taken.map(weightsOf)).size > 1 ||
        Object.keys(way.taken[0]?.rule?.weights ?? {}).length !== 1,
    );
  return [
    ...(all.some(({ rule }) => rule === undefined)
      ? [
          'requests that no route takes are answered by 404, and policy refuses none by route',
        ]
      : []),
    ...(idle
      ? [
          `no request to an operation that is known, and none to anything else, takes the rule ${idle.pointer}`,
        ]
      : []),
    ...(strays
      ? [
          'requests with a header and without have different timeouts or retries',
        ]
      : []),
    ...(new Set(main.taken.map(weightsOf)).size > 1
      ? ['the routes lead to different versions']
      : []),
    ...(torn ? ['requests with a header go to no single version'] : []),
    ...(ways.length > 1 && !main.taken[0]?.rule?.weights
      ? ['requests without the header go to no version in particular']
      : []),
  ];
}
