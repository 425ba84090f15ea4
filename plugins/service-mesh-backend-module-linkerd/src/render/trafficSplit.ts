import {
  AbMatch,
  Loss,
  Port,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Cited,
  ServiceInput,
  cite,
  escapeRegex,
  isHttpRouteHeader,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { MAX_RULES } from './routeLimits';
import { HeaderMatch } from './routeMatches';
import { versionServiceName } from './versionServices';

/**
 * A Service that requests go to, with its share.
 *
 * @internal
 */
export interface BackendRef {
  name: Cited<string>;
  port: Cited<number>;
  weight?: Cited<number>;
}

/**
 * Where the requests of every route go.
 *
 * @internal
 */
export interface Backends {
  /** Requests with a header that go to one version; the first match wins. */
  byHeader: { header: HeaderMatch; backendRefs: BackendRef[] }[];
  /** Where all others go. */
  others: BackendRef[];
  losses: Loss[];
}

function headerOf(match: Sourced<AbMatch>): HeaderMatch | null {
  const { value } = match;
  const [type, name, text] =
    'header' in value
      ? (['Exact', value.header, value.value] as const)
      : ([
          'RegularExpression',
          'cookie',
          `(.*; ?)?${escapeRegex(value.cookie)}=${escapeRegex(
            value.value,
          )}(;.*)?`,
        ] as const);
  return isHttpRouteHeader(name, text)
    ? { type, name: cite(match, name), value: cite(match, text) }
    : null;
}

/**
 * The Services behind every route: those of the versions by header and by weight, or the Service itself.
 *
 * @internal
 */
export function backendsOf(
  input: ServiceInput,
  { mesh }: Target,
  port: Port,
): Backends {
  const { service } = input;
  const split = trafficSplit(input);
  const servicePort = cite(service.ports, port.port);
  if (!split) {
    return {
      byHeader: [],
      others: [{ name: cite(service.serviceName), port: servicePort }],
      losses: [],
    };
  }
  const matches = split.matches.map(match => ({
    match,
    header: headerOf(match),
  }));
  const byHeader = matches
    .flatMap(({ match, header }) => (header ? [{ match, header }] : []))
    .slice(0, MAX_RULES - 1)
    .map(({ match, header }) => ({
      header,
      backendRefs: [
        {
          name: cite(match, versionServiceName(service, match.value.version)),
          port: servicePort,
        },
      ],
    }));
  const lost = split.matches.length - byHeader.length;
  return {
    byHeader,
    others: split.weights.map(({ version, weight }) => ({
      name: cite(
        service.workload.versions,
        versionServiceName(service, version),
      ),
      port: servicePort,
      weight: cite(weight),
    })),
    losses: lost
      ? [
          {
            mesh,
            leaf: 'traffic.match',
            scope: {},
            reason: `${lost} of ${
              split.matches.length
            } matches cannot be said: a route compares non-empty values of visible characters and has room for ${
              MAX_RULES - 1
            } of them.`,
            alternative:
              'Mark the requests with one header that names the version, and match that.',
          },
        ]
      : [],
  };
}
