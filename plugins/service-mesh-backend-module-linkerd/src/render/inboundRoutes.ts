import {
  Draft,
  ManifestDraft,
  ServiceInput,
  SpecOf,
  cite,
  draftManifest,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy, grpcRoute, httpRoute } from '../kinds';
import { InboundApi, inboundPorts, serverParents } from './inboundServers';
import { metadataOf } from './metadata';
import { MAX_MATCHES, MAX_RULES } from './routeLimits';
import { GrpcMatch, HttpMatch } from './routeMatches';
import { chunk } from './routeRules';

type References = Draft<
  SpecOf<typeof authorizationPolicy>['requiredAuthenticationRefs']
>;

/**
 * Requests that routes on the Servers of a service take, and who is admitted by them.
 *
 * @internal
 */
export interface InboundRoutes {
  /** What they are for; part of their names. */
  purpose: string;
  http: HttpMatch[];
  grpc: GrpcMatch[];
  /** Who is admitted, beside those whom the Server admits to everything; `null` for nobody. */
  admits: References | null;
  /** When the policy is applied. */
  phase: 1 | 3;
}

/** A policy for each route, of the route's own group. */
function policyFor(
  input: ServiceInput,
  purpose: string,
  kind: string,
  { admits, phase }: InboundRoutes,
): ManifestDraft[] {
  return admits
    ? [
        draftManifest(authorizationPolicy, {
          ...metadataOf(input, purpose),
          phase,
          spec: {
            targetRef: {
              group: 'gateway.networking.k8s.io',
              kind,
              name: cite(
                input.service.serviceName,
                objectName(input.service, purpose),
              ),
            },
            requiredAuthenticationRefs: admits,
          },
        }),
      ]
    : [];
}

function routesOf<M extends object>(
  input: ServiceInput,
  routes: InboundRoutes,
  api: Exclude<InboundApi, 'none'>,
  matches: M[],
): ManifestDraft[] {
  const parentRefs = serverParents(
    input.service,
    inboundPorts(input.service, api),
  );
  if (parentRefs.length === 0 || matches.length === 0) {
    return [];
  }
  const base = api === 'http' ? routes.purpose : `${routes.purpose}-grpc`;
  const rules = chunk(matches, MAX_MATCHES).map(part => ({
    matches: part.some(match => Object.keys(match).length) ? part : undefined,
  }));
  return chunk(rules, MAX_RULES).flatMap((part, index) => {
    const purpose = index === 0 ? base : `${base}-part-${index + 1}`;
    const head = { ...metadataOf(input, purpose), phase: 2 as const };
    const route =
      api === 'http'
        ? draftManifest(httpRoute, {
            ...head,
            spec: { parentRefs, rules: part },
          })
        : draftManifest(grpcRoute, {
            ...head,
            spec: { parentRefs, rules: part },
          });
    return [route, ...policyFor(input, purpose, route.kind, routes)];
  });
}

/**
 * Routes on the Servers of a service, HTTPRoutes or GRPCRoutes as the Server reads them, each with the policy that admits its
 * callers.
 *
 * @internal
 */
export function inboundRoutes(
  input: ServiceInput,
  routes: InboundRoutes,
): ManifestDraft[] {
  return [
    ...routesOf(input, routes, 'http', routes.http),
    ...routesOf(input, routes, 'grpc', routes.grpc),
  ];
}
