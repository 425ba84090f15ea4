/**
 * The kinds that Linkerd reads and that its bundles hold.
 */
import {
  Kind,
  grpcRoute,
  httpRoute,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from './authorizationPolicy';
import { tcpRoute, tlsRoute } from './connectionRoutes';
import { egressNetwork } from './egressNetwork';
import { httpLocalRateLimitPolicy } from './httpLocalRateLimitPolicy';
import { deployment, namespace, service } from './kubernetes';
import { meshTLSAuthentication } from './meshTLSAuthentication';
import { networkAuthentication } from './networkAuthentication';
import { policyHttpRoute } from './policyHttpRoute';
import { server } from './server';
import { serverAuthorization } from './serverAuthorization';
import { serviceProfile } from './serviceProfile';

export {
  authorizationPolicy,
  deployment,
  egressNetwork,
  grpcRoute,
  httpLocalRateLimitPolicy,
  httpRoute,
  meshTLSAuthentication,
  namespace,
  networkAuthentication,
  policyHttpRoute,
  server,
  serverAuthorization,
  service,
  serviceProfile,
  tcpRoute,
  tlsRoute,
};
export * from './cidr';
export * from './goDuration';

/**
 * All of them.
 *
 * @internal
 */
export const kinds: readonly Kind[] = [
  server,
  serverAuthorization,
  authorizationPolicy,
  meshTLSAuthentication,
  networkAuthentication,
  httpLocalRateLimitPolicy,
  egressNetwork,
  httpRoute,
  grpcRoute,
  policyHttpRoute,
  tlsRoute,
  tcpRoute,
  serviceProfile,
  service,
  deployment,
  namespace,
];
