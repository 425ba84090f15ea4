import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { allowAll } from './allowAll';
import { gatewayAnyHost } from './gatewayAnyHost';
import { gatewayPlaintext } from './gatewayPlaintext';
import { gatewaySecretInvalid } from './gatewaySecretInvalid';
import { negativeMatchInAllow } from './negativeMatchInAllow';
import { tokenNotRequired } from './tokenNotRequired';
import { wildcardBesideMutual } from './wildcardBesideMutual';

/**
 * Rules about mutual TLS and who may call.
 *
 * @internal
 */
export const securityRules: readonly Rule[] = [
  allowAll,
  gatewayAnyHost,
  gatewayPlaintext,
  gatewaySecretInvalid,
  negativeMatchInAllow,
  tokenNotRequired,
  wildcardBesideMutual,
];
