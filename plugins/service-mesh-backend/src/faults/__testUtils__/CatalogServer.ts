import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(String(Buffer.concat(chunks)) || '{}');
}

/**
 * Speaks as much of the catalog's HTTP API as the plugin asks for, and fails or takes its time on demand.
 *
 * @internal
 */
export class CatalogServer {
  readonly entities = new Map<string, Entity>();
  /** Whether every request is answered with 500. */
  fails = false;
  /** How many requests were answered with 500. */
  failed = 0;
  /** How long requests for whole entities take, in milliseconds. */
  delay = 0;
  /** Refs of whole entities that were asked for. */
  asked: string[] = [];
  #server!: Server;

  static async start(entities: readonly Entity[]): Promise<CatalogServer> {
    const started = new CatalogServer();
    entities.forEach(entity => started.put(entity));
    started.#server = createServer((request, response) => {
      started.#answer(request).then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
    await new Promise<void>(resolve => {
      started.#server.listen(0, '127.0.0.1', resolve);
    });
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${
      (this.#server.address() as AddressInfo).port
    }/api/catalog`;
  }

  put(entity: Entity): void {
    this.entities.set(stringifyEntityRef(entity), entity);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    const { pathname } = new URL(request.url!, this.url);
    const { entityRefs, fields } = await bodyOf(request);
    if (this.fails) {
      this.failed += 1;
      return [500, { error: { name: 'Error', message: 'out of order' } }];
    }
    if (pathname.endsWith('/entities/by-query')) {
      const items = [...this.entities.values()];
      return [200, { items, totalItems: items.length, pageInfo: {} }];
    }
    if (pathname.endsWith('/entities/by-refs')) {
      if (!fields) {
        this.asked.push(...entityRefs);
        await wait(this.delay);
      }
      const items = entityRefs.map(
        (ref: string) => this.entities.get(ref) ?? null,
      );
      return [200, { items }];
    }
    return [404, { error: { name: 'NotFoundError', message: pathname } }];
  }
}
