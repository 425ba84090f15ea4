import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('backend.cjs', import.meta.url));
// Threads inherit it.
const transform = createRequire(import.meta.url).resolve(
  '@backstage/cli-node/config/nodeTransform.cjs',
);
const agent = new Agent({ keepAlive: true });
const TOKEN = 'only-for-this-benchmark';

const freePort = () =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A running Backstage backend. */
export class BackendProcess {
  #process;
  #url;
  #requests = 0;
  #waiting = new Map();

  /**
   * @param folder - for its app-config
   * @param database - URL of a PostgreSQL server; `prefix` begins the names of the databases made there
   */
  static async start({ folder, database, prefix, threads }) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config = join(folder, `${prefix}app-config.json`);
    writeFileSync(
      config,
      JSON.stringify({
        app: { baseUrl: url },
        backend: {
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
          auth: {
            externalAccess: [
              { type: 'static', options: { token: TOKEN, subject: 'load' } },
            ],
          },
          database: { client: 'pg', connection: database, prefix },
        },
        catalog: {
          rules: [{ allow: ['Component', 'API'] }],
          // Nothing is processed a second time meanwhile.
          processingInterval: { hours: 24 },
        },
        serviceMesh: {
          defaultMesh: 'istio',
          targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
          definitions: { threads, timeout: 60 },
          // Once while the catalog is empty, and then when it is told to.
          schedule: {
            frequency: { hours: 24 },
            timeout: { hours: 2 },
          },
        },
      }),
    );
    const started = new BackendProcess();
    started.#url = url;
    started.#process = fork(program, ['--config', config], {
      execArgv: ['--require', transform],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
    });
    started.#process.on('message', message => {
      const { id, error, result } = message;
      const waiting = started.#waiting.get(id);
      started.#waiting.delete(id);
      if (error) {
        waiting?.reject(new Error(error));
      } else {
        waiting?.resolve(result);
      }
    });
    await Promise.all([started.#wait('started'), started.#wait('swept')]);
    return started;
  }

  stop() {
    this.#process.kill();
  }

  /** Does something inside the process. */
  async tell(method, ...parameters) {
    this.#requests += 1;
    const told = this.#wait(this.#requests);
    this.#process.send({ id: this.#requests, method, parameters });
    return told;
  }

  /** Asks its HTTP API as a browser does, and waits for the last byte of the answer, which is not unpacked. */
  async request(path, { method = 'GET' } = {}) {
    const sent = request(`${this.#url}${path}`, {
      agent,
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'accept-encoding': 'gzip',
      },
    }).end();
    let response;
    try {
      [response] = await once(sent, 'response');
    } catch (error) {
      // The backend has just closed a connection that nobody used.
      if (sent.reusedSocket && error.code === 'ECONNRESET') {
        await this.request(path, { method });
        return;
      }
      throw error;
    }
    response.resume();
    await once(response, 'end');
    if (response.statusCode >= 300) {
      throw new Error(`${path} was answered with ${response.statusCode}`);
    }
  }

  /** Lets it look at the whole catalog, and tells what that took. */
  async sweep() {
    const swept = this.#wait('swept');
    await this.request(
      '/api/service-mesh/.backstage/scheduler/v1/tasks/service-mesh-sweep/trigger',
      { method: 'POST' },
    );
    return swept;
  }

  #wait(id) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }
}
