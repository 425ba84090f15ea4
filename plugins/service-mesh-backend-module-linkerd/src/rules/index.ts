/**
 * The rules about Linkerd and the Gateway API, one a file.
 */
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationIgnored } from './annotationIgnored';
import { authorizesEverybody } from './authorizesEverybody';
import { catchAllRegex } from './catchAllRegex';
import { danglingAuthentication } from './danglingAuthentication';
import { danglingParent } from './danglingParent';
import { danglingTarget } from './danglingTarget';
import { duplicateRateLimit } from './duplicateRateLimit';
import { duplicateServer } from './duplicateServer';
import { egressOverlapsCluster } from './egressOverlapsCluster';
import { egressParentWithoutPort } from './egressParentWithoutPort';
import { emptyServerAuthorization } from './emptyServerAuthorization';
import { fieldIgnored } from './fieldIgnored';
import { filterDropsBackend } from './filterDropsBackend';
import { filterDropsRoute } from './filterDropsRoute';
import { grpcMethodRegex } from './grpcMethodRegex';
import { invalidAuthorization } from './invalidAuthorization';
import { invalidBackend } from './invalidBackend';
import { invalidDuration } from './invalidDuration';
import { invalidFailureAccrual } from './invalidFailureAccrual';
import { invalidInboundPolicy } from './invalidInboundPolicy';
import { invalidLoadBiaser } from './invalidLoadBiaser';
import { invalidOpaquePorts } from './invalidOpaquePorts';
import { invalidRedirect } from './invalidRedirect';
import { invalidRegex } from './invalidRegex';
import { invalidRetry } from './invalidRetry';
import { labelForAnnotation } from './labelForAnnotation';
import { noCatchAll } from './noCatchAll';
import { parentIgnored } from './parentIgnored';
import { rateLimitProtocol } from './rateLimitProtocol';
import { retryAnnotationIgnored } from './retryAnnotationIgnored';
import { retryUnsafe } from './retryUnsafe';
import { routeConflict } from './routeConflict';
import { routeProtocol } from './routeProtocol';
import { routeVersion } from './routeVersion';
import { serverWithoutAuthorization } from './serverWithoutAuthorization';
import { serviceAnnotationsReplaced } from './serviceAnnotationsReplaced';
import { serviceProfileFields } from './serviceProfileFields';
import { serviceProfileName } from './serviceProfileName';
import { serviceProfileRegex } from './serviceProfileRegex';
import { serviceProfileShadows } from './serviceProfileShadows';
import { severalConnectionRules } from './severalConnectionRules';
import { triesExceedTimeout } from './triesExceedTimeout';
import { unknownAppProtocol } from './unknownAppProtocol';

/**
 * All of them.
 *
 * @internal
 */
export const rules: readonly Rule[] = [
  invalidAuthorization,
  authorizesEverybody,
  emptyServerAuthorization,
  serverWithoutAuthorization,
  danglingTarget,
  danglingAuthentication,
  duplicateServer,
  duplicateRateLimit,
  rateLimitProtocol,
  parentIgnored,
  danglingParent,
  egressParentWithoutPort,
  routeConflict,
  routeProtocol,
  routeVersion,
  unknownAppProtocol,
  filterDropsRoute,
  filterDropsBackend,
  invalidBackend,
  invalidRedirect,
  invalidRegex,
  grpcMethodRegex,
  severalConnectionRules,
  fieldIgnored,
  noCatchAll,
  catchAllRegex,
  invalidDuration,
  invalidRetry,
  retryAnnotationIgnored,
  serviceAnnotationsReplaced,
  retryUnsafe,
  triesExceedTimeout,
  annotationIgnored,
  invalidFailureAccrual,
  invalidLoadBiaser,
  invalidInboundPolicy,
  invalidOpaquePorts,
  labelForAnnotation,
  egressOverlapsCluster,
  serviceProfileName,
  serviceProfileFields,
  serviceProfileShadows,
  serviceProfileRegex,
];
