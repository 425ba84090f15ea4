import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { allowAll } from './allowAll';
import { negativeMatchInAllow } from './negativeMatchInAllow';
import { tokenNotRequired } from './tokenNotRequired';

/**
 * Rules about mutual TLS and who may call.
 *
 * @internal
 */
export const securityRules: readonly Rule[] = [
  allowAll,
  negativeMatchInAllow,
  tokenNotRequired,
];
