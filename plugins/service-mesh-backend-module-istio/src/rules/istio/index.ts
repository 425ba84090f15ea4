import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { severalForOneWorkload } from './severalForOneWorkload';
import { severalWithoutSelector } from './severalWithoutSelector';

/**
 * Rules about how Istio itself is set up and used.
 *
 * @internal
 */
export const istioRules: readonly Rule[] = [
  severalForOneWorkload,
  severalWithoutSelector,
];
