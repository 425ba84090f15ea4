import { Rule } from '../../validate/rule';
import { addressInTwoGateways } from './addressInTwoGateways';
import { backendNotFound } from './backendNotFound';
import { duplicateListener } from './duplicateListener';
import { grantFromUnknownNamespace } from './grantFromUnknownNamespace';
import { listenerInTwoGateways } from './listenerInTwoGateways';
import { parentNotFound } from './parentNotFound';
import { referenceNotGranted } from './referenceNotGranted';

/**
 * The rules about the Gateway API that hold in every mesh.
 *
 * @internal
 */
export const gatewayApiRules: readonly Rule[] = [
  addressInTwoGateways,
  backendNotFound,
  duplicateListener,
  grantFromUnknownNamespace,
  listenerInTwoGateways,
  parentNotFound,
  referenceNotGranted,
];
