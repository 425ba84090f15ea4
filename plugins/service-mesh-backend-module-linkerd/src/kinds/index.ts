/**
 * The kinds that Linkerd reads and that its bundles hold.
 */
import {
  Kind,
  grpcRoute,
  httpRoute,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from './authorizationPolicy';
import { httpLocalRateLimitPolicy } from './httpLocalRateLimitPolicy';
import { deployment, namespace, service } from './kubernetes';
import { meshTLSAuthentication } from './meshTLSAuthentication';
import { networkAuthentication } from './networkAuthentication';
import { server } from './server';

export {
  authorizationPolicy,
  deployment,
  grpcRoute,
  httpLocalRateLimitPolicy,
  httpRoute,
  meshTLSAuthentication,
  namespace,
  networkAuthentication,
  server,
  service,
};

/**
 * All of them.
 *
 * @internal
 */
export const kinds: readonly Kind[] = [
  server,
  authorizationPolicy,
  meshTLSAuthentication,
  networkAuthentication,
  httpLocalRateLimitPolicy,
  httpRoute,
  grpcRoute,
  service,
  deployment,
  namespace,
];
