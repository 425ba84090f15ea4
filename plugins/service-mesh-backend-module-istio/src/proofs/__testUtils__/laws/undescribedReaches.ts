import { judged } from '../requests';
import { Law, told, undescribedRequests } from './law';
import { isWidenedFor } from './losses';

/**
 * What is not in the definition still reaches the service for a caller that is admitted to all of it. Where a path of which a
 * token is required had to be widened, a loss says so.
 *
 * @internal
 */
export const undescribedReaches: Law = subject => {
  const { name, service, cast } = subject;
  return cast
    .filter(({ callsAnything, account }) => callsAnything && account !== null)
    .flatMap(actor =>
      undescribedRequests(subject).flatMap(asked => {
        const request = { ...asked, caller: actor.account };
        const verdict = judged(subject, request);
        return verdict.decision === 'allow' || isWidenedFor(service, asked)
          ? []
          : [
              {
                broken: 'a path outside the definition is cut off',
                name,
                actor: actor.kind,
                request,
                ...told(verdict),
              },
            ];
      }),
    );
};
