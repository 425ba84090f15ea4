/** The demo with a large synthetic catalog, for measurements in a browser. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { catalogOf } from './pageCatalog.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const PORT = 7117;

/** Where the demo answers. */
export const url = `http://localhost:${PORT}`;

const appConfig = catalog => ({
  app: { baseUrl: url },
  backend: { baseUrl: url, listen: { port: PORT } },
  auth: { providers: { guest: { dangerouslyAllowOutsideDevelopment: true } } },
  catalog: {
    locations: [
      { type: 'file', target: './catalog/shop/all.yaml' },
      { type: 'file', target: catalog },
    ],
  },
  // The only look at the catalog is the one that is asked for.
  serviceMesh: {
    schedule: {
      frequency: { hours: 24 },
      timeout: { hours: 1 },
      initialDelay: { seconds: 1 },
    },
  },
});

/**
 * Builds the app as it is without the plugin, to compare with.
 *
 * @returns the folder that it is in
 */
export function buildStockApp(folder) {
  const config = join(folder, 'stock.json');
  const plugin = '@mesh-configurator/backstage-plugin-service-mesh';
  writeFileSync(
    config,
    JSON.stringify({
      app: { baseUrl: url, packages: { exclude: [plugin] } },
      backend: { baseUrl: url },
    }),
  );
  const app = join(root, 'packages/app');
  const { status } = spawnSync(
    'backstage-cli',
    [
      'package',
      'build',
      '--config=../../app-config.yaml',
      `--config=${config}`,
    ],
    { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) {
    throw new Error('The app without the plugin could not be built');
  }
  const stock = join(folder, 'stock');
  cpSync(join(app, 'dist'), stock, { recursive: true });
  return stock;
}

/** What takes longer will never be, in milliseconds. */
const PATIENCE = 15 * 60_000;

async function untilReady(backend, isReady) {
  const end = Date.now() + PATIENCE;
  let cause;
  while (
    !(await isReady().catch(error => {
      cause = error;
      return false;
    }))
  ) {
    if (backend.exitCode !== null) {
      throw new Error('The backend has ended; what it wrote says why');
    }
    if (Date.now() > end) {
      throw new Error('The backend does not become ready', { cause });
    }
    await sleep(1_000);
  }
}

/**
 * Starts the demo with a catalog of some size in a folder, and waits until every service is in the fleet.
 *
 * @returns what stops it
 */
export async function startDemo(folder, count) {
  const catalog = join(folder, 'catalog.yaml');
  const entities = catalogOf(count);
  writeFileSync(
    catalog,
    entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
  );
  const config = join(folder, 'app-config.json');
  writeFileSync(config, JSON.stringify(appConfig(catalog)));
  const backend = spawn(process.execPath, ['scripts/serve.mjs', config], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Otherwise, answers are spelt for people.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  process.on('exit', () => backend.kill());

  const ask = async (path, init = {}) => {
    const response = await fetch(url + path, init);
    if (!response.ok) {
      throw new Error(`${path} answers ${response.status}`);
    }
    const text = await response.text();
    // The scheduler answers with nothing.
    return text && JSON.parse(text);
  };
  const asGuest = async (path, method = 'GET') => {
    const { backstageIdentity } = await ask('/api/auth/guest/refresh');
    return ask(path, {
      method,
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
  };
  const services = entities.filter(({ kind }) => kind === 'Component').length;
  await untilReady(backend, async () => {
    const { totalItems } = await asGuest(
      '/api/catalog/entities/by-query?limit=1',
    );
    return totalItems >= entities.length;
  });
  await untilReady(backend, async () => {
    await asGuest(
      '/api/service-mesh/.backstage/scheduler/v1/tasks/service-mesh-sweep/trigger',
      'POST',
    );
    return true;
  });
  await untilReady(backend, async () => {
    const { totals, sweptAt } = await asGuest(
      '/api/service-mesh/v1/services?limit=1',
    );
    return sweptAt !== null && totals.services >= services;
  });
  return {
    stop: async () => {
      const ended = once(backend, 'exit');
      backend.kill();
      await ended;
    },
  };
}
