import { ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const TOKEN = 'only-for-these-tests';

const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/**
 * A backend as a process of its own, which can be killed.
 *
 * @internal
 */
export class BackendProcess {
  readonly #process: ChildProcess;
  readonly #url: string;
  #output = '';

  private constructor(child: ChildProcess, url: string) {
    this.#process = child;
    this.#url = url;
    child.stdout!.on('data', text => {
      this.#output += text;
    });
    child.stderr!.on('data', text => {
      this.#output += text;
    });
  }

  /** Starts one, and does not wait until it is there. */
  static async start(options: {
    folder: string;
    catalog: string;
    connection: object;
    /** Seconds that it keeps its turn to sweep; 20 without it. */
    turn?: number;
  }): Promise<BackendProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config = join(options.folder, `app-config-${port}.json`);
    writeFileSync(
      config,
      JSON.stringify({
        app: { baseUrl: url },
        backend: {
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
          auth: {
            externalAccess: [
              { type: 'static', options: { token: TOKEN, subject: 'test' } },
            ],
          },
          database: {
            client: 'pg',
            connection: options.connection,
            pluginDivisionMode: 'schema',
            ensureSchemaExists: true,
          },
        },
        discovery: {
          endpoints: [{ target: options.catalog, plugins: ['catalog'] }],
        },
        serviceMesh: {
          defaultMesh: 'istio',
          targets: { istio: { trustDomain: 'cluster.local' } },
          definitions: { threads: 1, timeout: 60 },
          schedule: {
            frequency: { seconds: 2 },
            initialDelay: { seconds: 0 },
            timeout: { seconds: options.turn ?? 20 },
          },
        },
      }),
    );
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./backend'),
        '--config',
        config,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'info' },
      },
    );
    return new BackendProcess(child, url);
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Asks its HTTP API. */
  async request(path: string): Promise<{ status: number; body: any }> {
    const response = await fetch(`${this.#url}/api/service-mesh${path}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return { status: response.status, body: await response.json() };
  }

  /** Stops it for good without ending it, as a machine that hangs does. */
  freeze(): void {
    this.#process.kill('SIGSTOP');
  }

  /** Ends it at once, as if its machine had lost power. */
  async kill(): Promise<void> {
    if (this.isRunning) {
      const gone = new Promise(resolve => {
        this.#process.on('exit', resolve);
      });
      this.#process.kill('SIGKILL');
      await gone;
    }
  }
}
