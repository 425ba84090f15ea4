import {
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';

/**
 * What the service mesh backend has refused, in words that a user of a template understands.
 *
 * @param what - what was to be done
 * @internal
 */
export function explainRefusal(
  entityRef: string,
  what: 'change' | 'publish',
  error: unknown,
): Error {
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  const answer = error instanceof ResponseError ? error.body.error.message : '';
  switch (status) {
    case 400:
      return new InputError(
        `The service mesh backend refused the request for '${entityRef}': ${answer}`,
      );
    case 403:
      return new NotAllowedError(
        `You may not ${what} the mesh configuration of '${entityRef}': ${answer}`,
      );
    case 404:
      return new NotFoundError(
        `No service '${entityRef}' was found: it does not exist, or you may not see it. Check 'entityRef'.`,
      );
    case 413:
      return new InputError(
        `The repository holds more files about '${entityRef}' than can be compared; choose a folder of its own for them.`,
      );
    default:
      return new ForwardedError(
        `Could not get the mesh configuration of '${entityRef}' from the service mesh backend`,
        error,
      );
  }
}
