import {
  ManifestDraft,
  ServiceInput,
  cite,
  draftManifest,
  objectName,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { grpcRoute, httpRoute } from '../kinds';
import { httpServed } from './heldCallers';
import { metadataOf } from './metadata';
import { PermitGroup } from './permitGroups';
import { Permit } from './permits';
import { MAX_MATCHES, MAX_RULES } from './routeLimits';
import {
  GrpcMatch,
  HttpMatch,
  grpcMatch,
  httpMatch,
  httpPathMatch,
} from './routeMatches';
import { chunk } from './routeRules';

/**
 * What kind of routes a Server reads: GRPCRoutes where it is said to speak gRPC, HTTPRoutes otherwise (Linkerd 2.18).
 *
 * @internal
 */
export type RouteApi = 'http' | 'grpc';

/**
 * The Servers that read one kind of routes, by the suffixes of their names.
 *
 * @internal
 */
export function serversOf(
  input: ServiceInput,
  api: RouteApi,
): (string | undefined)[] {
  return httpServed(input)
    .filter(({ port }) => (port.protocol === 'grpc') === (api === 'grpc'))
    .map(({ suffix }) => suffix);
}

/** A request of gRPC is one for a service and a method, whatever names it. */
function grpcMatchOf({ operation, requests }: Permit): GrpcMatch | null {
  if (operation !== null) {
    return grpcMatch(requests);
  }
  const isCall =
    requests.method !== 'GET' && requests.path.segments.length === 2;
  return isCall ? grpcMatch({ ...requests, protocol: 'grpc' }) : null;
}

function httpMatchOf({ requests }: Permit): HttpMatch | null {
  return requests.method === null
    ? httpPathMatch(requests)
    : httpMatch(requests);
}

/**
 * The match of a permit in a kind of route; `null` where none can tell its requests from others.
 *
 * @internal
 */
export function matchOf(
  permit: Permit,
  api: RouteApi,
): HttpMatch | GrpcMatch | null {
  return api === 'grpc' ? grpcMatchOf(permit) : httpMatchOf(permit);
}

/** The rules of one route after another; operations with the same request have one match. */
function rulesOf<M>(
  permits: readonly Permit[],
  match: (permit: Permit) => M | null,
): { matches: M[] }[][] {
  const matches = new Map<string, M>();
  for (const permit of permits) {
    const { method, path } = permit.requests;
    const key = `${method} ${toRegex(path)}`;
    const found = match(permit);
    if (found && !matches.has(key)) {
      matches.set(key, found);
    }
  }
  const rules = chunk([...matches.values()], MAX_MATCHES);
  return chunk(
    rules.map(part => ({ matches: part })),
    MAX_RULES,
  );
}

function parentRefs(
  { service }: ServiceInput,
  servers: (string | undefined)[],
) {
  return servers.map(suffix => ({
    group: 'policy.linkerd.io',
    kind: 'Server',
    name: cite(service.serviceName, objectName(service, suffix)),
  }));
}

/**
 * A route on Servers, and the purpose in its name.
 *
 * @internal
 */
export interface ServerRoute {
  purpose: string;
  manifest: ManifestDraft;
}

function purposeOf(name: string, api: RouteApi, part: number): string {
  const whole = api === 'grpc' ? `${name}-grpc` : name;
  return part === 0 ? whole : `${whole}-part-${part + 1}`;
}

function headOf(input: ServiceInput, api: RouteApi, purpose: string) {
  return {
    head: { ...metadataOf(input, purpose), phase: 2 as const },
    parents: { parentRefs: parentRefs(input, serversOf(input, api)) },
  };
}

/**
 * The routes of a group of permits, as many as the limits of the Gateway API ask for.
 *
 * @internal
 */
export function groupRoutes(
  input: ServiceInput,
  { purpose: name, permits }: Pick<PermitGroup, 'purpose' | 'permits'>,
  api: RouteApi,
): ServerRoute[] {
  const named = <R>(rules: R, index: number) => {
    const purpose = purposeOf(name, api, index);
    return { purpose, rules, ...headOf(input, api, purpose) };
  };
  return api === 'grpc'
    ? rulesOf(permits, grpcMatchOf)
        .map(named)
        .map(({ purpose, rules, head, parents }) => ({
          purpose,
          manifest: draftManifest(grpcRoute, {
            ...head,
            spec: { ...parents, rules },
          }),
        }))
    : rulesOf(permits, httpMatchOf)
        .map(named)
        .map(({ purpose, rules, head, parents }) => ({
          purpose,
          manifest: draftManifest(httpRoute, {
            ...head,
            spec: { ...parents, rules },
          }),
        }));
}

/**
 * The route for all other requests, which would be answered by 404 otherwise, whoever sends them.
 *
 * @internal
 */
export function otherRequests(input: ServiceInput, api: RouteApi): ServerRoute {
  const purpose = purposeOf('other-requests', api, 0);
  const { head, parents } = headOf(input, api, purpose);
  const everything = { path: { type: 'PathPrefix' as const, value: '/' } };
  return {
    purpose,
    manifest:
      api === 'grpc'
        ? draftManifest(grpcRoute, {
            ...head,
            spec: { ...parents, rules: [{}] },
          })
        : draftManifest(httpRoute, {
            ...head,
            spec: { ...parents, rules: [{ matches: [everything] }] },
          }),
  };
}
