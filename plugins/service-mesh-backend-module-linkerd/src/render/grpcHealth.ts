import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  parsePathTemplate,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderGrant, routeGrant } from './grant';
import { obstacleToRoutes } from './heldCallers';
import { Permit } from './permits';
import { hasServers } from './server';
import { groupRoutes, otherRequests, serversOf } from './serverRoutes';

const origin: Origin = {
  source: 'default',
  rule: 'kubelets may ask gRPC servers for their health',
};

/** The kubelet has no identity, and which addresses it comes from is not known. */
const health: Permit = {
  operation: null,
  requests: {
    method: 'POST',
    path: parsePathTemplate('/grpc.health.v1.Health/Check'),
    protocol: 'grpc',
    origin,
  },
  callers: [
    {
      name: 'everybody',
      kind: 'everybody',
      serviceAccount: null,
      mesh: null,
      cidr: null,
      operations: [],
      paths: null,
      origin,
    },
  ],
};

/**
 * Admits the gRPC probes of kubelets, which a Server that denies never does by itself (Linkerd 2.18), and with the route for
 * them the one for all other requests, unless callers are held to operations, where it is there already.
 *
 * @internal
 */
export function renderGrpcHealth(input: ServiceInput): ManifestDraft[] {
  const denies = hasServers(input) && input.stage.effective === 'enforce';
  if (!denies || serversOf(input, 'grpc').length === 0) {
    return [];
  }
  const routes = groupRoutes(
    input,
    { purpose: 'health', permits: [{ ...health, own: [], gained: [] }] },
    'grpc',
  ).map(route => ({ ...route, api: 'grpc' as const }));
  return [
    ...renderGrant(input, routeGrant(health.callers, 'health', routes)),
    ...routes.map(({ manifest }) => manifest),
    ...(obstacleToRoutes(input) === 'none'
      ? []
      : [otherRequests(input, 'grpc').manifest]),
  ];
}
