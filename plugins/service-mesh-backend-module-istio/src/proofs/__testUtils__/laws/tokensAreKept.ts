import { judged } from '../requests';
import { Law, meantBy, readsHttp, requestsFor, told } from './law';
import { isLost } from './losses';

/**
 * Without a token, requests are refused on operations that require one, where they are to be checked, and on no others that the
 * definition describes.
 *
 * @internal
 */
export const tokensAreKept: Law = subject => {
  const { name, service, cast } = subject;
  const { input } = service;
  const placesOf = (id: string) =>
    input.endUser
      .filter(({ operations }) => operations.includes(id))
      .map(({ require }) => require);
  return cast
    .filter(({ account }) => account !== null)
    .flatMap(actor =>
      requestsFor(subject)
        .filter(({ operation }) => actor.calls(operation))
        .flatMap(({ operation, ...asked }) => {
          const request = { ...asked, claims: null, caller: actor.account };
          const { decision, by } = judged(subject, request);
          const demands = meantBy(input.service, asked).map(
            ({ id }) =>
              placesOf(id).includes('everywhere') ||
              (actor.kind === 'ingress' && placesOf(id).includes('edge')),
          );
          const isRequired =
            demands.every(Boolean) &&
            input.stage.effective === 'enforce' &&
            readsHttp(subject) &&
            !isLost(service, 'security.endUser.require', operation);
          const isOpen = !demands.some(Boolean);
          const isWrong =
            (isRequired && decision !== 'deny') ||
            (isOpen && decision !== 'allow');
          return isWrong
            ? [
                {
                  broken: isOpen
                    ? 'a token is required where none is asked for'
                    : 'no token is required where one is asked for',
                  name,
                  actor: actor.kind,
                  request,
                  operation: operation.id,
                  ...told({ decision, by } as never),
                },
              ]
            : [];
        }),
    );
};
