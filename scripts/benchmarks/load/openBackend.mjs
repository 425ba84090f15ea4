import { setTimeout as wait } from 'node:timers/promises';
import knex from 'knex';
import { BackendProcess } from './BackendProcess.mjs';

/** Waits until the catalog has nothing more to do with its entities. */
export async function settled(catalog) {
  for (;;) {
    await wait(2_000);
    const [{ left }] = await catalog('refresh_state')
      .where('next_update_at', '<=', catalog.fn.now())
      .count({ left: '*' });
    const [{ waiting }] = await catalog('stitch_queue').count({ waiting: '*' });
    if (Number(left) === 0 && Number(waiting) === 0) {
      return;
    }
  }
}

/**
 * Starts a backend with some number of services in its catalog.
 *
 * @param folder - for its app-config
 * @param database - URL of a PostgreSQL server
 * @returns the backend, the databases of its catalog and of this plugin, and what stops it
 */
export async function openBackend({ services, folder, database, threads }) {
  const prefix = `load_${services}_`;
  const backend = await BackendProcess.start({
    folder,
    database,
    prefix,
    threads,
  });
  const databaseOf = plugin =>
    knex({
      client: 'pg',
      connection: database.replace(/[^/]*$/, `${prefix}${plugin}`),
    });
  const catalog = databaseOf('catalog');
  const mesh = databaseOf('service-mesh');
  const start = performance.now();
  await backend.tell('seed', services);
  await settled(catalog);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${services} components registered in ${seconds} s`);
  return {
    backend,
    catalog,
    mesh,
    close: async () => {
      backend.stop();
      await catalog.destroy();
      await mesh.destroy();
    },
  };
}
