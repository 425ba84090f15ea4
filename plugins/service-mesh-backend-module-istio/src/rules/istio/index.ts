import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { alphaApi } from './alphaApi';
import { envoyFilterOperation } from './envoyFilterOperation';
import { envoyFilterRelative } from './envoyFilterRelative';
import { rootSidecarWithSelector } from './rootSidecarWithSelector';
import { selectorOnGateway } from './selectorOnGateway';
import { severalForOneWorkload } from './severalForOneWorkload';
import { severalWithoutSelector } from './severalWithoutSelector';
import { workloadGroupDuplicate } from './workloadGroupDuplicate';

/**
 * Rules about how Istio itself is set up and used.
 *
 * @internal
 */
export const istioRules: readonly Rule[] = [
  alphaApi,
  envoyFilterOperation,
  envoyFilterRelative,
  rootSidecarWithSelector,
  selectorOnGateway,
  severalForOneWorkload,
  severalWithoutSelector,
  workloadGroupDuplicate,
];
