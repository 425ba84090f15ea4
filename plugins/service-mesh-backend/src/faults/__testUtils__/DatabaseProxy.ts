import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/**
 * Stands in front of a database server, and can be as if that were gone.
 *
 * @internal
 */
export class DatabaseProxy {
  readonly #sockets = new Set<Socket>();
  #isGone = false;
  #server!: Server;

  static async start(host: string, port: number): Promise<DatabaseProxy> {
    const started = new DatabaseProxy();
    started.#server = createServer(client => {
      if (started.#isGone) {
        client.destroy();
        return;
      }
      const upstream = connect(port, host);
      for (const [socket, other] of [
        [client, upstream],
        [upstream, client],
      ]) {
        started.#sockets.add(socket);
        socket.pipe(other);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          started.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
    await new Promise<void>(resolve => {
      started.#server.listen(0, '127.0.0.1', resolve);
    });
    return started;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks all connections and refuses new ones. */
  leave(): void {
    this.#isGone = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  comeBack(): void {
    this.#isGone = false;
  }

  stop(): void {
    this.leave();
    this.#server.close();
  }
}
