import { ResponseError } from '@backstage/errors';

/**
 * The header that a user and a password make.
 *
 * @internal
 */
export function basic(username: string, password: string) {
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return { Authorization: `Basic ${pair}` };
}

/**
 * Asks the API of a host; with a body, for something to be made.
 *
 * @throws ResponseError where it does not do so.
 * @internal
 */
export async function callApi(
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Response> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...headers, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
    // Whoever a host redirects to is not to be shown the token.
    redirect: 'error',
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response;
}
