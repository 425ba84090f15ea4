import {
  AbMatch,
  Port,
  Sourced,
  Target,
  Version,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  escapeRegex,
  serviceHost,
  ServiceInput,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * A share of the requests of a service that goes its own way: those with the header of an A/B rule, or all others.
 *
 * @internal
 */
export interface Way {
  /** The version of an A/B rule; absent for all other requests. */
  version?: string;
  /** Header conditions of an A/B rule. */
  headers?: ReturnType<typeof abHeaders>;
  /** Where the requests go on a port. */
  route(port: Port): ReturnType<typeof weightedRoute>;
}

/**
 * An expression for the header `cookie` that holds a pair among others.
 *
 * @internal
 */
export function cookieRegex(pair: { cookie: string; value: string }): string {
  return `^(.*?; ?)?${escapeRegex(pair.cookie)}=${escapeRegex(
    pair.value,
  )}(;.*)?$`;
}

/** Istio compares header names in lower case. */
function abHeaders(match: Sourced<AbMatch>) {
  const { value } = match;
  const condition =
    'header' in value
      ? { [value.header.toLowerCase()]: { exact: value.value } }
      : { cookie: { regex: cookieRegex(value) } };
  return cite<Record<string, { exact?: string; regex?: string }>>(
    match,
    condition,
  );
}

/**
 * A port of the service as a destination, or one version behind it.
 *
 * @internal
 */
export function destination(
  input: ServiceInput,
  target: Target,
  port: Port,
  version?: Sourced<Version>,
) {
  const { service } = input;
  return {
    host: cite(service.serviceName, serviceHost(service, target)),
    port: { number: cite(service.ports, port.port) },
    subset: version && cite(version, version.value.name),
  };
}

function weightedRoute(
  input: ServiceInput,
  target: Target,
  port: Port,
  versions: { version: Version; weight?: Sourced<number> }[],
) {
  const { origin } = input.service.workload.versions;
  return versions.map(({ version, weight }) => ({
    destination: destination(input, target, port, { value: version, origin }),
    weight: versions.length > 1 && weight ? cite(weight) : undefined,
  }));
}

/**
 * The ways that requests go, in the order in which they are tried; the way of all other requests is the last.
 *
 * @internal
 */
export function ways(input: ServiceInput, target: Target): Way[] {
  const split = trafficSplit(input);
  if (!split) {
    return [
      {
        route: port => [
          { destination: destination(input, target, port), weight: undefined },
        ],
      },
    ];
  }
  return [
    ...split.matches.map(match => ({
      version: match.value.version.name,
      headers: abHeaders(match),
      route: (port: Port) =>
        weightedRoute(input, target, port, [{ version: match.value.version }]),
    })),
    { route: port => weightedRoute(input, target, port, split.weights) },
  ];
}
