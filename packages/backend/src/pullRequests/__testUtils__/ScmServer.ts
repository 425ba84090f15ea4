import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * A request to a server that stands in for a host of repositories.
 *
 * @internal
 */
export interface ScmRequest {
  method: string;
  /** Path, decoded. */
  path: string;
  query: URLSearchParams;
  body: any;
}

/**
 * What it is answered with; a buffer is sent as it is.
 *
 * @internal
 */
export type ScmAnswer = { status?: number; body?: unknown };

/**
 * An open pull request.
 *
 * @internal
 */
export interface PullRequest {
  number: number;
  head: string;
  base: string;
  title: string;
  body: string;
}

/**
 * Serves HTTP on a free port of this machine to those who show a token.
 *
 * @internal
 */
export class ScmServer {
  /** Requests that change something, oldest first. */
  readonly writes: string[] = [];
  readonly pullRequests: PullRequest[] = [];
  readonly #server;

  constructor(
    token: string,
    answer: (request: ScmRequest, server: ScmServer) => ScmAnswer | null,
  ) {
    this.#server = createServer(async (request: IncomingMessage, response) => {
      const method = request.method ?? 'GET';
      const url = new URL(request.url ?? '/', 'http://localhost');
      const text = (await buffer(request)).toString();
      const shown = `${request.headers.authorization} ${request.headers['private-token']}`;
      const path = decodeURIComponent(url.pathname);
      if (!['GET', 'HEAD'].includes(method) && path !== '/graphql') {
        this.writes.push(`${method} ${path}`);
      }
      const { status = 200, body = {} } = shown.includes(token)
        ? answer(
            {
              method,
              path,
              query: url.searchParams,
              body: text ? JSON.parse(text) : undefined,
            },
            this,
          ) ?? { status: 404, body: { message: `No ${method} ${path}` } }
        : { status: 401, body: { message: 'Bad credentials' } };
      response.writeHead(status, {
        'content-type': Buffer.isBuffer(body)
          ? 'application/gzip'
          : 'application/json',
      });
      response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
