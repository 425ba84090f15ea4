import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderGrant, routeGrant, serverGrant } from './grant';
import { httpServed, isHeld } from './heldCallers';
import { permitGroups } from './permitGroups';
import { permitsOf } from './permits';
import { servedPorts } from './ports';
import {
  RouteApi,
  groupRoutes,
  matchOf,
  otherRequests,
  serversOf,
} from './serverRoutes';
import { SharedPermit, sharePermits } from './sharedPermits';

const apis: readonly RouteApi[] = ['http', 'grpc'];

/**
 * The permits of a service, each with all callers that its route has to admit.
 *
 * @internal
 */
export function sharedPermitsOf(input: ServiceInput): SharedPermit[] {
  return sharePermits(permitsOf(input));
}

/**
 * Operations that no route can tell from other requests; a Server that speaks gRPC serves no others.
 *
 * @internal
 */
export function unroutable(
  input: ServiceInput,
  permits: readonly SharedPermit[],
): SharedPermit[] {
  return serversOf(input, 'http').length
    ? permits.filter(
        permit => permit.operation !== null && !matchOf(permit, 'http'),
      )
    : [];
}

function operationGrants(
  input: ServiceInput,
  permits: readonly SharedPermit[],
): ManifestDraft[] {
  const used = apis.filter(api => serversOf(input, api).length > 0);
  const unrouted = unroutable(input, permits).flatMap(each => each.own);
  const groups = permitGroups(permits, unrouted.length > 0).map(group => ({
    group,
    routes: used.flatMap(api =>
      groupRoutes(input, group, api).map(route => ({ ...route, api })),
    ),
  }));
  const others = used.map(api => ({ ...otherRequests(input, api), api }));
  return [
    ...groups.flatMap(({ routes }) => routes.map(route => route.manifest)),
    ...others.map(route => route.manifest),
    ...groups.flatMap(({ group, routes }) =>
      renderGrant(input, routeGrant(group.callers, group.purpose, routes)),
    ),
    ...renderGrant(
      input,
      routeGrant(
        unrouted,
        'other-requests',
        others.filter(({ api }) => api === 'http'),
      ),
    ),
  ];
}

/** Ports without operations are for whoever calls any of the service. */
function isPartner({ kind, operations, paths }: AdmittedCaller): boolean {
  return kind !== 'everybody' && (operations !== 'all' || paths === null);
}

/**
 * Callers held to operations: routes on the Servers, each with the callers of its requests. What a Server itself authorizes
 * holds for all its routes, so that only callers of everything are authorized there.
 *
 * @internal
 */
export function renderOperationRoutes(input: ServiceInput): ManifestDraft[] {
  const { callers } = input.admission;
  const http = httpServed(input);
  const opaque = servedPorts(input.service).filter(
    ({ port }) => !http.some(other => other.port === port),
  );
  return [
    ...operationGrants(input, sharedPermitsOf(input)),
    ...renderGrant(
      input,
      serverGrant(
        callers.filter(caller => !isHeld(caller)),
        {
          identities: 'all-operations',
          networks: 'all-operations-networks',
        },
        http,
      ),
    ),
    ...renderGrant(
      input,
      serverGrant(
        callers.filter(isPartner),
        { identities: 'callers', networks: 'networks' },
        opaque,
      ),
    ),
  ];
}
