import { createServer, IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
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
  /** Read from JSON; what Git sends is left as it is. */
  body: any;
  headers: IncomingMessage['headers'];
}

/**
 * What it is answered with; a buffer is sent as it is.
 *
 * @internal
 */
export type ScmAnswer = { status?: number; body?: unknown; type?: string };

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

/** What is asked by `POST`, and yet changes nothing. */
const isQuestion = (path: string) =>
  path === '/graphql' || path.endsWith('/git-upload-pack');

/** The secret that a request shows, whichever way. */
function secretOf({ headers }: IncomingMessage): string {
  const { authorization = '', 'private-token': token } = headers;
  const [scheme, value = ''] = authorization.split(' ');
  return scheme.toLowerCase() === 'basic'
    ? Buffer.from(value, 'base64').toString().split(':')[1]
    : String(token ?? value);
}

/**
 * Serves HTTP, or HTTPS with a certificate, on a free port of this machine to those who show one of some tokens.
 *
 * @internal
 */
export class ScmServer {
  /** Requests that change something, oldest first. */
  readonly writes: string[] = [];
  /** The tokens that these have shown. */
  readonly writers = new Set<string>();
  readonly pullRequests: PullRequest[] = [];
  /** Whether a request that changes something is refused, by its method and path. */
  refuses: (write: string) => boolean = () => false;
  readonly #server;
  readonly #scheme;

  constructor(
    tokens: string | readonly string[],
    answer: (request: ScmRequest, server: ScmServer) => ScmAnswer | null,
    certificate?: { key: string; cert: string },
  ) {
    const respond = async (request: IncomingMessage): Promise<ScmAnswer> => {
      const method = request.method ?? 'GET';
      const url = new URL(request.url ?? '/', 'http://localhost');
      const path = decodeURIComponent(url.pathname);
      const sent = await buffer(request);
      const secret = secretOf(request);
      if (![tokens].flat().includes(secret)) {
        return { status: 401, body: { message: 'Bad credentials' } };
      }
      if (!['GET', 'HEAD'].includes(method) && !isQuestion(path)) {
        const write = `${method} ${path}`;
        if (this.refuses(write)) {
          return { status: 403, body: { message: 'Not for you' } };
        }
        this.writes.push(write);
        this.writers.add(secret);
      }
      const isGit = request.headers['content-type']?.includes('x-git');
      const body =
        isGit || sent.length === 0 ? sent : JSON.parse(sent.toString());
      const { headers } = request;
      return (
        answer(
          { method, path, query: url.searchParams, body, headers },
          this,
        ) ?? {
          status: 404,
          body: { message: `No ${method} ${path}` },
        }
      );
    };
    const listener: Parameters<typeof createServer>[1] = async (
      request: IncomingMessage,
      response,
    ) => {
      const {
        status = 200,
        body = {},
        type,
      } = await respond(request).catch(({ message }: Error) => ({
        status: 500,
        body: { message },
        type: undefined,
      }));
      const isRaw = Buffer.isBuffer(body);
      response.writeHead(status, {
        'content-type':
          type ?? (isRaw ? 'application/gzip' : 'application/json'),
      });
      response.end(isRaw ? body : JSON.stringify(body));
    };
    this.#scheme = certificate ? 'https' : 'http';
    this.#server = certificate
      ? createTlsServer(certificate, listener)
      : createServer(listener);
  }

  /** @param port - a free one where none is named */
  async listen(port = 0): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Name and port. */
  get host(): string {
    return `localhost:${this.port}`;
  }

  get url(): string {
    return `${this.#scheme}://${this.host}`;
  }

  /** Opens a pull request, and tells its number. */
  open(pullRequest: Omit<PullRequest, 'number'>): number {
    const number = this.pullRequests.length + 1;
    this.pullRequests.push({ number, ...pullRequest });
    return number;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
