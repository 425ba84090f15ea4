/**
 * Rules that only we can check, since we know the services of the catalog, their operations and their policy. They hold for
 * every mesh: what becomes of a request is asked of its provider.
 */
import { MeshProvider } from '../../provider';
import { Rule } from '../rule';
import { asFarAsSeen } from './asFarAsSeen';
import { callerOutsideMesh } from './callerOutsideMesh';
import { canaryWithoutObjective } from './canaryWithoutObjective';
import { declaredCallerDenied } from './declaredCallerDenied';
import { everyRequestTraced } from './everyRequestTraced';
import { headerNotPassedOn } from './headerNotPassedOn';
import { noOwner } from './noOwner';
import { operationNotCovered } from './operationNotCovered';
import { retryAmplification } from './retryAmplification';
import { ruleWithoutOperation } from './ruleWithoutOperation';
import { schemeWithoutProvider } from './schemeWithoutProvider';
import { sensitiveOperationOpen } from './sensitiveOperationOpen';
import { splitPerRequest } from './splitPerRequest';
import { timeoutExceedsCaller } from './timeoutExceedsCaller';
import { undeclaredCallerAdmitted } from './undeclaredCallerAdmitted';

/**
 * The rules about calls between services: they see something only where several services are given together.
 *
 * @internal
 */
export const callRules = (providers: readonly MeshProvider[]): Rule[] => [
  retryAmplification(providers),
  timeoutExceedsCaller(providers),
];

/**
 * All of them.
 *
 * @internal
 */
export const practiceRules = (providers: readonly MeshProvider[]): Rule[] => [
  callerOutsideMesh,
  canaryWithoutObjective,
  asFarAsSeen(declaredCallerDenied(providers)),
  everyRequestTraced,
  headerNotPassedOn,
  noOwner(providers),
  asFarAsSeen(operationNotCovered(providers)),
  asFarAsSeen(ruleWithoutOperation(providers)),
  schemeWithoutProvider,
  sensitiveOperationOpen,
  splitPerRequest,
  asFarAsSeen(undeclaredCallerAdmitted(providers)),
  ...callRules(providers),
];
