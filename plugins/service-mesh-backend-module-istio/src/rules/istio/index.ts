import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { alphaAnnotation } from './alphaAnnotation';
import { alphaApi } from './alphaApi';
import { annotationOnWrongKind } from './annotationOnWrongKind';
import { conflictingEnrolment } from './conflictingEnrolment';
import { controlPlaneAddress } from './controlPlaneAddress';
import { deprecatedAnnotation } from './deprecatedAnnotation';
import { deprecatedSetting } from './deprecatedSetting';
import { envoyFilterOperation } from './envoyFilterOperation';
import { envoyFilterRelative } from './envoyFilterRelative';
import { imageNotReplaced } from './imageNotReplaced';
import { injectedByDefault } from './injectedByDefault';
import { injectionWebhooks } from './injectionWebhooks';
import { invalidAnnotation } from './invalidAnnotation';
import { namespaceNotInjected } from './namespaceNotInjected';
import { negativeCondition } from './negativeCondition';
import { outdatedProxies } from './outdatedProxies';
import { podWithoutProxy } from './podWithoutProxy';
import { proxyUser } from './proxyUser';
import { removedApi } from './removedApi';
import { rootSidecarWithSelector } from './rootSidecarWithSelector';
import { selectorOnGateway } from './selectorOnGateway';
import { severalForOneWorkload } from './severalForOneWorkload';
import { severalWithoutSelector } from './severalWithoutSelector';
import { unknownAnnotation } from './unknownAnnotation';
import { unknownRegistry } from './unknownRegistry';
import { workloadGroupDuplicate } from './workloadGroupDuplicate';

/**
 * Rules about how Istio itself is set up and used.
 *
 * @internal
 */
export const istioRules: readonly Rule[] = [
  alphaAnnotation,
  alphaApi,
  annotationOnWrongKind,
  conflictingEnrolment,
  controlPlaneAddress,
  deprecatedAnnotation,
  deprecatedSetting,
  envoyFilterOperation,
  envoyFilterRelative,
  imageNotReplaced,
  injectedByDefault,
  injectionWebhooks,
  invalidAnnotation,
  namespaceNotInjected,
  negativeCondition,
  outdatedProxies,
  podWithoutProxy,
  proxyUser,
  removedApi,
  rootSidecarWithSelector,
  selectorOnGateway,
  severalForOneWorkload,
  severalWithoutSelector,
  unknownAnnotation,
  unknownRegistry,
  workloadGroupDuplicate,
];
