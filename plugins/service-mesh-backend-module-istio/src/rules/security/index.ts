import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { allowAll } from './allowAll';
import { anyPrincipal } from './anyPrincipal';
import { claimNotAuthenticated } from './claimNotAuthenticated';
import { clientsWithoutStrict } from './clientsWithoutStrict';
import { exactPathInDeny } from './exactPathInDeny';
import { gatewayAnyHost } from './gatewayAnyHost';
import { gatewayInApplication } from './gatewayInApplication';
import { gatewayPlaintext } from './gatewayPlaintext';
import { gatewaySecretInvalid } from './gatewaySecretInvalid';
import { identityWithoutMtls } from './identityWithoutMtls';
import { jwksOverHttp } from './jwksOverHttp';
import { jwksUnrestricted } from './jwksUnrestricted';
import { mtlsNotStrict } from './mtlsNotStrict';
import { mutualTlsDropped } from './mutualTlsDropped';
import { mutualToDisabled } from './mutualToDisabled';
import { negativeMatchInAllow } from './negativeMatchInAllow';
import { noDefaultDeny } from './noDefaultDeny';
import { permissiveTooLong } from './permissiveTooLong';
import { plaintextEscapesDeny } from './plaintextEscapesDeny';
import { plaintextToStrict } from './plaintextToStrict';
import { requestMatchOnTcp } from './requestMatchOnTcp';
import { routeAndPolicyDisagree } from './routeAndPolicyDisagree';
import { serverNotVerified } from './serverNotVerified';
import { sharedServiceAccount } from './sharedServiceAccount';
import { strictWithoutClients } from './strictWithoutClients';
import { tokenNotRequired } from './tokenNotRequired';
import { unknownMethod } from './unknownMethod';
import { wildcardBesideMutual } from './wildcardBesideMutual';
import { wildcardInside } from './wildcardInside';
import { workloadWithoutAuthorization } from './workloadWithoutAuthorization';

/**
 * Rules about mutual TLS and who may call.
 *
 * @internal
 */
export const securityRules: readonly Rule[] = [
  allowAll,
  anyPrincipal,
  claimNotAuthenticated,
  clientsWithoutStrict,
  exactPathInDeny,
  gatewayAnyHost,
  gatewayInApplication,
  gatewayPlaintext,
  gatewaySecretInvalid,
  identityWithoutMtls,
  jwksOverHttp,
  jwksUnrestricted,
  mtlsNotStrict,
  mutualTlsDropped,
  mutualToDisabled,
  negativeMatchInAllow,
  noDefaultDeny,
  permissiveTooLong,
  plaintextEscapesDeny,
  plaintextToStrict,
  requestMatchOnTcp,
  routeAndPolicyDisagree,
  serverNotVerified,
  sharedServiceAccount,
  strictWithoutClients,
  tokenNotRequired,
  unknownMethod,
  wildcardBesideMutual,
  wildcardInside,
  workloadWithoutAuthorization,
];
