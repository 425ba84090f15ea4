/**
 * The rules about Linkerd and the Gateway API, one a file.
 */
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizesEverybody } from './authorizesEverybody';
import { catchAllRegex } from './catchAllRegex';
import { danglingTarget } from './danglingTarget';
import { duplicateServer } from './duplicateServer';
import { filterDropsRoute } from './filterDropsRoute';
import { invalidDuration } from './invalidDuration';
import { noCatchAll } from './noCatchAll';
import { retryAnnotationIgnored } from './retryAnnotationIgnored';
import { serverWithoutAuthorization } from './serverWithoutAuthorization';

/**
 * All of them.
 *
 * @internal
 */
export const rules: readonly Rule[] = [
  authorizesEverybody,
  serverWithoutAuthorization,
  danglingTarget,
  duplicateServer,
  filterDropsRoute,
  retryAnnotationIgnored,
  invalidDuration,
  noCatchAll,
  catchAllRegex,
];
