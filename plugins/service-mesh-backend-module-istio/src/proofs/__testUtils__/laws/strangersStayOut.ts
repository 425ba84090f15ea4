import { judged } from '../requests';
import {
  Asked,
  Law,
  meantBy,
  requestsFor,
  Subject,
  told,
  undescribedRequests,
} from './law';
import { isWidenedFor } from './losses';

/** What a stranger with an identity may expect. */
function expected({ target, service }: Subject): string[] {
  const { admission, stage } = service.input;
  const { version } = target;
  if (admission.mode !== 'listed') {
    return ['allow'];
  }
  // The manifests do not tell whether a request comes from an address range.
  const hasRange = admission.callers.some(({ cidr }) => cidr !== null);
  if (stage.effective === 'enforce') {
    return hasRange ? ['deny', 'unknown'] : ['deny'];
  }
  const isAudited =
    admission.callers.length === 0 ||
    admission.callers.some(
      ({ cidr, serviceAccount }) => cidr !== null || serviceAccount !== null,
    );
  const canAudit = target.mesh === 'istio' || Number(version.slice(2)) >= 29;
  return isAudited && canAudit
    ? ['audit-deny', ...(hasRange ? ['unknown'] : [])]
    : ['allow', 'audit-deny', 'unknown'];
}

/** Whether a request may be meant for an operation that is open to everybody. */
function isOpen({ service }: Subject, asked: Asked): boolean {
  const { admission, service: model } = service.input;
  const open = admission.callers
    .filter(({ kind }) => kind === 'everybody')
    .flatMap(({ operations }) => operations);
  return meantBy(model, asked).some(({ id }) => open.includes(id));
}

/**
 * A stranger is refused at `enforce` and reported at `audit` where the callers are listed, and let through where they are not;
 * plaintext is refused with him.
 *
 * @internal
 */
export const strangersStayOut: Law = subject => {
  const { name, service } = subject;
  const decisions = expected(subject);
  const isRefused = decisions[0] === 'deny';
  return [...requestsFor(subject), ...undescribedRequests(subject)].flatMap(
    asked =>
      ['evil/stranger', ...(isRefused ? [null] : [])].flatMap(caller => {
        const request = { ...asked, caller };
        const verdict = judged(subject, request);
        return decisions.includes(verdict.decision) ||
          isOpen(subject, asked) ||
          isWidenedFor(service, asked)
          ? []
          : [
              {
                broken: `a stranger is not met with ${decisions}`,
                name,
                stage: service.input.stage,
                request,
                ...told(verdict),
              },
            ];
      }),
  );
};
