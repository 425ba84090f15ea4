import {
  Port,
  ResolvedPolicy,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Cited,
  Draft,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { HttpMatch, HttpRoute } from '../kinds';
import { fault } from './fault';
import { mirrors } from './mirror';
import { distinctOperations, operationMatch } from './operationMatch';
import { operationRules } from './operationRules';
import { httpPorts } from './ports';
import { retries } from './retries';
import { Way, ways } from './trafficSplit';

/**
 * A rule of a VirtualService in the making.
 *
 * @internal
 */
export type RouteDraft = Exclude<Draft<HttpRoute>, Cited<HttpRoute>>;

function withUniqueNames(routes: (RouteDraft & { name: string })[]) {
  const used = new Set<string>();
  return routes.map((route): RouteDraft => {
    let { name } = route;
    for (let count = 2; used.has(name); count++) {
      name = `${route.name}-${count}`;
    }
    used.add(name);
    return { ...route, name };
  });
}

/**
 * The rules for requests to a service: the operations of each group, and last a catch-all without a match for whatever the
 * definition does not describe. Rules of an A/B test stand before those for all other requests.
 *
 * @param matchPorts - whether rules say which of several ports they are for; at a gateway, a port is the gateway's own
 * @param within - the paths that the catch-all is for; all unless said otherwise
 * @internal
 */
export function httpRoutes(
  input: ServiceInput,
  target: Target,
  matchPorts: boolean,
  within: readonly Draft<HttpMatch>[] = [],
): RouteDraft[] {
  const ports = httpPorts(input.service);
  const portCondition = (port: Port) =>
    matchPorts && ports.length > 1
      ? cite(input.service.ports, port.port)
      : undefined;

  const route = (
    name: string,
    way: Way,
    port: Port,
    policy: ResolvedPolicy,
    match?: Draft<HttpMatch>[],
  ) => {
    const timeout = policy['resilience.timeout'];
    return {
      name: way.version ? `${name}-${way.version}` : name,
      match,
      route: way.route(port),
      timeout: timeout && timeout.value !== 'none' ? cite(timeout) : undefined,
      retries: retries(policy),
      fault: fault(input.policy.service),
      mirrors: mirrors(input, target, port) ?? undefined,
    };
  };

  const rules = operationRules(input);
  const forOperations = (way: Way) =>
    rules.map(({ name, port, policy, operations }) => {
      const matches = distinctOperations(operations).map(operation => ({
        ...operationMatch(operation),
        headers: way.headers,
        port: portCondition(port),
      }));
      return route(name, way, port, policy, matches);
    });

  const catchAll = (way: Way, port: Port, isDefault: boolean) => {
    const condition = isDefault ? undefined : portCondition(port);
    const isConditional = Boolean(way.headers || condition || within.length);
    const paths = within.length ? within : [{}];
    return route(
      isDefault ? 'catch-all' : `catch-all-${port.port}`,
      way,
      port,
      input.policy.catchAll,
      isConditional
        ? paths.map(path => ({
            ...path,
            headers: way.headers,
            port: condition,
          }))
        : undefined,
    );
  };

  const all = ways(input, target);
  // In the mesh, rules for the other ports stand before the last one; at a gateway, it is for whatever no operation describes.
  const defaultPort =
    (matchPorts ? undefined : ports.find(port => port.protocol !== 'grpc')) ??
    ports[0];
  const otherPorts = ports.filter(port => port !== defaultPort);
  return withUniqueNames([
    ...all.flatMap(forOperations),
    ...(matchPorts ? otherPorts : []).flatMap(port =>
      all.map(way => catchAll(way, port, false)),
    ),
    ...all.map(way => catchAll(way, defaultPort, true)),
  ]);
}
