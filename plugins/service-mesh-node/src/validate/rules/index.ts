import { gatewayApiRules } from '../../gateway-api/rules';
import { Rule } from '../rule';
import { duplicateObject } from './duplicateObject';
import { editedByHand } from './editedByHand';
import { suppressionWithoutEffect } from './suppressionWithoutEffect';

/**
 * The rules that belong to no mesh.
 *
 * @public
 */
export const commonRules: readonly Rule[] = [
  duplicateObject,
  editedByHand,
  ...gatewayApiRules,
  suppressionWithoutEffect,
];
