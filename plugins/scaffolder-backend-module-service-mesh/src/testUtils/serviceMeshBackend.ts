import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/**
 * A server that stands in for the service mesh backend.
 *
 * @internal
 */
export interface FakeBackend {
  /** What the server was asked, oldest first. */
  requests: { url: string; body: unknown; authorization?: string }[];
  /** Makes the server answer every request like this from now on. */
  answer(status: number, body: unknown): void;
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
  let answer = { status: 500, body: '' };
  const server = createServer(async (request: IncomingMessage, response) => {
    requests.push({
      url: request.url ?? '',
      body: await json(request),
      authorization: request.headers.authorization,
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body);
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
      answer = { status, body: JSON.stringify(body) };
    },
    discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
