import {
  AbMatch,
  Port,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  isHttpRouteHeader,
  ServiceInput,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { cookieRegex } from './trafficSplit';
import { versionServiceName } from './routedVersions';

/** The condition of an A/B rule; `null` where an HTTPRoute cannot say it. */
function headerOf(match: Sourced<AbMatch>) {
  const { value } = match;
  const [type, name, text] =
    'header' in value
      ? (['Exact', value.header, value.value] as const)
      : (['RegularExpression', 'cookie', cookieRegex(value)] as const);
  return isHttpRouteHeader(name, text)
    ? { type, name: cite(match, name), value: cite(match, text) }
    : null;
}

/**
 * A/B rules whose condition an HTTPRoute cannot say: it compares visible characters only.
 *
 * @internal
 */
export function unsayableMatches(input: ServiceInput): Sourced<AbMatch>[] {
  return (trafficSplit(input)?.matches ?? []).filter(
    match => headerOf(match) === null,
  );
}

/**
 * Where the requests to a port go: those with the header of an A/B rule first, all others last.
 *
 * @internal
 */
export function waypointBackends(input: ServiceInput, { port }: Port) {
  const { service } = input;
  const { versions } = service.workload;
  const split = trafficSplit(input);
  const number = cite(service.ports, port);
  if (!split) {
    const backend = { name: cite(service.serviceName), port: number };
    return [{ headers: undefined, backendRefs: [backend] }];
  }
  const byHeader = split.matches.flatMap(match => {
    const header = headerOf(match);
    const name = versionServiceName(service, match.value.version);
    return header
      ? [
          {
            headers: [header],
            backendRefs: [{ name: cite(match, name), port: number }],
          },
        ]
      : [];
  });
  const others = split.weights.map(({ version, weight }) => ({
    name: cite(versions, versionServiceName(service, version)),
    port: number,
    weight: cite(weight),
  }));
  return [...byHeader, { headers: undefined, backendRefs: others }];
}
