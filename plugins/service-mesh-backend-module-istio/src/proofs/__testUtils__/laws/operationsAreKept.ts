import { isOperationWise } from '../cast';
import { judged } from '../requests';
import { Law, meantBy, requestsFor, told } from './law';
import { isLost } from './losses';

/**
 * A caller that is held to its operations is refused the others at `enforce`, but for those that a loss names.
 *
 * @internal
 */
export const operationsAreKept: Law = subject => {
  const { name, service, cast } = subject;
  const { admission, stage, service: model } = service.input;
  const isHeld =
    isOperationWise(subject) &&
    admission.mode === 'listed' &&
    stage.effective === 'enforce' &&
    Object.values(service.input.policy.operations).every(
      policy => policy['security.callers.granularity']?.value === 'operation',
    ) &&
    service.input.policy.service['security.callers.granularity']?.value ===
      'operation';
  const callers = cast.filter(({ kind }) => kind === 'catalog');
  if (!isHeld) {
    return [];
  }
  return callers.flatMap(actor => {
    const own = model.operations.filter(actor.calls);
    return requestsFor(subject)
      .filter(asked => {
        const meant = meantBy(model, asked);
        return (
          !meant.some(actor.calls) &&
          !own.some(
            operation =>
              operation.method === asked.method &&
              isLost(service, 'security.callers.granularity', operation),
          ) &&
          // Somebody who is admitted by address may be anybody.
          !admission.callers.some(({ cidr }) => cidr !== null) &&
          // One account may be several callers.
          !cast.some(
            other => other !== actor && other.account === actor.account,
          )
        );
      })
      .flatMap(({ operation, ...asked }) => {
        const request = { ...asked, caller: actor.account };
        const verdict = judged(subject, request);
        return verdict.decision === 'deny'
          ? []
          : [
              {
                broken: 'a caller is admitted to an operation it does not call',
                name,
                request,
                operation: operation.id,
                ...told(verdict),
              },
            ];
      });
  });
};
