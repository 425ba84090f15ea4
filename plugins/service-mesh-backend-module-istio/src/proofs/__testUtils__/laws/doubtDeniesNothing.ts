import { judged } from '../requests';
import { Law, requestsFor, told, undescribedRequests } from './law';

/**
 * Nothing at all is denied to anybody where the catalog or app-config does not say enough, and where the service is not to
 * enforce.
 *
 * @internal
 */
export const doubtDeniesNothing: Law = subject => {
  const { name, service, cast, mayDeny } = subject;
  if (mayDeny && service.input.stage.effective === 'enforce') {
    return [];
  }
  const callers = [
    'evil/stranger',
    null,
    ...cast.map(({ account }) => account),
  ];
  return [...requestsFor(subject), ...undescribedRequests(subject)].flatMap(
    asked =>
      [asked, { ...asked, claims: null }].flatMap(each =>
        callers.flatMap(caller => {
          const request = { ...each, caller };
          const verdict = judged(subject, request);
          return verdict.decision === 'deny'
            ? [
                {
                  broken: 'something is denied although not enough is known',
                  name,
                  stage: service.input.stage,
                  admission: service.input.admission.mode,
                  request,
                  ...told(verdict),
                },
              ]
            : [];
        }),
      ),
  );
};
