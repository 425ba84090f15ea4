import { createServer, IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { AddressInfo } from 'node:net';

type Answer = (body: any, url: string) => unknown;

/**
 * A server that stands in for the service mesh backend.
 *
 * @internal
 */
export interface FakeBackend {
  /** What the server was asked, oldest first. */
  requests: { url: string; authorization?: string; body: any }[];
  /** Makes the server answer every request like this from now on; a function is given the body and path of each. */
  answer(status: number, body: unknown | Answer): void;
  discovery: {
    getBaseUrl(pluginId: string): Promise<string>;
    getExternalBaseUrl(pluginId: string): Promise<string>;
  };
  close(): Promise<void>;
}

/**
 * Starts a server on a free port of this machine.
 *
 * @internal
 */
export async function startFakeBackend(): Promise<FakeBackend> {
  const requests: FakeBackend['requests'] = [];
  let answer: { status: number; body: unknown } = { status: 500, body: '' };
  const server = createServer(async (request: IncomingMessage, response) => {
    requests.push({
      url: request.url ?? '',
      authorization: request.headers.authorization,
      body: request.method === 'GET' ? null : await json(request),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    const { body, url } = requests[requests.length - 1];
    response.end(
      JSON.stringify(
        typeof answer.body === 'function'
          ? answer.body(body, url)
          : answer.body,
      ),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const getBaseUrl = async (pluginId: string) =>
    `http://127.0.0.1:${port}/api/${pluginId}`;
  return {
    requests,
    answer(status, body) {
      answer = { status, body };
    },
    discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
