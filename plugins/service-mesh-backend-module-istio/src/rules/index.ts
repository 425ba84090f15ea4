import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { allowAll } from './allowAll';
import { negativeMatchInAllow } from './negativeMatchInAllow';
import { noCatchAll } from './noCatchAll';
import { retryUnsafe } from './retryUnsafe';
import { subsetNotDefined } from './subsetNotDefined';
import { tokenNotRequired } from './tokenNotRequired';
import { triesExceedTimeout } from './triesExceedTimeout';
import { unreachableRoute } from './unreachableRoute';
import { weightsNot100 } from './weightsNot100';

/**
 * The rules about Istio's kinds.
 *
 * @internal
 */
export const rules: readonly Rule[] = [
  allowAll,
  negativeMatchInAllow,
  noCatchAll,
  retryUnsafe,
  subsetNotDefined,
  tokenNotRequired,
  triesExceedTimeout,
  unreachableRoute,
  weightsNot100,
];
