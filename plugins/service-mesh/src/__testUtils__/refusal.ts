import { ResponseError } from '@backstage/errors';

/**
 * What the client throws where the backend refuses.
 *
 * @internal
 */
export async function refusal(
  statusCode: number,
  name: string,
  message: string,
): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message },
        request: { method: 'GET', url: '/' },
        response: { statusCode },
      }),
      {
        status: statusCode,
        headers: { 'content-type': 'application/json' },
      },
    ),
  );
}
