import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { allowAll } from './allowAll';
import { claimNotAuthenticated } from './claimNotAuthenticated';
import { mutualTlsDropped } from './mutualTlsDropped';
import { negativeMatchInAllow } from './negativeMatchInAllow';
import { serverNotVerified } from './serverNotVerified';
import { tokenNotRequired } from './tokenNotRequired';

/**
 * Rules about mutual TLS and who may call.
 *
 * @internal
 */
export const securityRules: readonly Rule[] = [
  allowAll,
  claimNotAuthenticated,
  mutualTlsDropped,
  negativeMatchInAllow,
  serverNotVerified,
  tokenNotRequired,
];
