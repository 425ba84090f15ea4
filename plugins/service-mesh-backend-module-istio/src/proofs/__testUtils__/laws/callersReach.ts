import { judged, judgedAtPods } from '../requests';
import { Law, requestsFor, told } from './law';

/**
 * Everybody who is meant to call an operation may, whether at the waypoint or past it. A caller without an identity may be
 * reported by an audit, and the manifests do not tell its address.
 *
 * @internal
 */
export const callersReach: Law = subject => {
  const { name, cast } = subject;
  return cast.flatMap(actor =>
    requestsFor(subject)
      .filter(({ operation }) => actor.calls(operation))
      .flatMap(({ operation, ...asked }) => {
        const request = { ...asked, caller: actor.account };
        const accepted =
          actor.account === null
            ? ['allow', 'audit-deny', 'unknown']
            : ['allow'];
        return [
          judged(subject, request),
          ...(actor.isInPlane ? [] : [judgedAtPods(subject, request)]),
        ]
          .filter(({ decision }) => !accepted.includes(decision))
          .map(verdict => ({
            broken: 'a declared caller is not let through',
            name,
            actor: actor.kind,
            request,
            operation: operation.id,
            ...told(verdict),
          }));
      }),
  );
};
