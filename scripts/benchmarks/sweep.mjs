/**
 * Measures how the backend keeps up with a catalog, and fails where it costs more than it may, on synthetic services that state
 * their facts:
 *
 * - the first sweep makes and checks 30 services a second on a core for one mesh
 * - one in which nothing has changed takes at most 15 % of that
 * - a changed component costs itself and its neighbours
 * - meanwhile the event loop is late by at most 50 ms in 99 of 100 cases, and never by more than 250 ms
 *
 * Work is measured in time on a core, whatever else the machine does meanwhile; lateness is only worth looking at on an idle one. The
 * catalog answers from memory, and what it takes to answer is not the catalog's own time. `--services N` measures another
 * size. The database is a file of SQLite, or the empty PostgreSQL that `--database URL` names.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeLateness, watchLateness } from './lateness.mjs';
import { judge } from './measure.mjs';

const bounds = { perCore: 30, unchanged: 0.15 };

const require = createRequire(import.meta.url);
const transform = require.resolve(
  '@backstage/cli-node/config/nodeTransform.cjs',
);
require(transform);
const backend = '../../plugins/service-mesh-backend/src';
const { stringifyEntityRef } = require('@backstage/catalog-model');
const { readMeshConfig } = require('../../plugins/service-mesh-node/src');
const {
  plugs,
} = require('../../plugins/service-mesh-backend-module-istio/src/plugs');
const {
  statedCatalog,
} = require('../../packages/cli/src/__testUtils__/syntheticCatalog');
const { EnginePool } = require(`${backend}/threads/EnginePool`);
const {
  DatabaseServiceStore,
} = require(`${backend}/store/DatabaseServiceStore`);
const { engineHash } = require(`${backend}/sweep/inputHash`);
const { ServiceRecorder } = require(`${backend}/sweep/ServiceRecorder`);
const { Sweeper } = require(`${backend}/sweep/Sweeper`);

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '1000' },
    database: { type: 'string' },
    threads: { type: 'string', default: '2' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
const knex = require('knex')(
  options.database
    ? { client: 'pg', connection: options.database }
    : {
        client: 'better-sqlite3',
        connection: { filename: join(folder, 'services.sqlite') },
        useNullAsDefault: true,
      },
);

/** A catalog that answers from memory, a little of each entity or all of it. */
function memoryCatalog(entities) {
  const byRef = new Map();
  const put = entity => {
    const etag = createHash('sha1')
      .update(JSON.stringify(entity))
      .digest('hex');
    byRef.set(stringifyEntityRef(entity), {
      ...entity,
      metadata: { ...entity.metadata, etag },
    });
  };
  entities.forEach(put);
  const slim = ({ spec: { definition, ...spec } = {}, ...entity }) => ({
    ...entity,
    spec,
  });
  return {
    put,
    get: ref => byRef.get(ref),
    async *streamEntities() {
      const all = [...byRef.values()];
      for (let start = 0; start < all.length; start += 500) {
        await new Promise(resolve => {
          setImmediate(resolve);
        });
        yield all.slice(start, start + 500).map(slim);
      }
    },
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref => byRef.get(ref)),
    }),
  };
}

const silent = { info() {}, warn: console.warn, error: console.error };
const catalog = memoryCatalog(statedCatalog(Number(options.services)));
const meshConfig = readMeshConfig({
  targets: { istio: { version: '1.29', trustDomain: 'cluster.local' } },
  definitions: { threads: Number(options.threads) },
});
const hooks = [];
const engine = { meshConfig, providers: plugs.providers, rules: [] };
const pool = EnginePool.create({
  engine,
  files: [plugs.file],
  lifecycle: { addShutdownHook: hook => hooks.push(hook) },
  logger: silent,
  execArgv: ['--require', transform],
});
const store = await DatabaseServiceStore.create({
  database: { getClient: async () => knex },
  historyLength: meshConfig.history.changes,
});
const sweeper = new Sweeper({
  auth: { getOwnServiceCredentials: async () => ({}) },
  catalog,
  logger: silent,
  meshConfig,
  metrics: { record() {} },
  recorder: new ServiceRecorder({
    engine,
    engineHash: engineHash(engine, 'benchmark'),
    events: { publish: async () => {} },
    logger: silent,
    pool,
    store,
  }),
  store,
});

async function measure() {
  const endWatch = watchLateness();
  const start = performance.now();
  const before = process.cpuUsage();
  const report = await sweeper.sweep();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  return {
    ...report,
    seconds,
    coreSeconds: (user + system) / 1e6,
    ...endWatch(),
  };
}

try {
  // Threads take their time to start, once.
  await pool.discover({
    entities: [],
    config: meshConfig,
    fallbackMesh: 'istio',
  });
  const first = await measure();
  const unchanged = await measure();
  const [id] = [...(await store.inputHashes())].map(
    ({ entityRef }) => entityRef,
  );
  const entity = structuredClone(catalog.get(id));
  entity.metadata.annotations[
    'mesh-configurator.io/policy.resilience.timeout'
  ] = '7s';
  catalog.put(entity);
  const changed = await measure();

  const { rss, heapUsed } = process.memoryUsage();
  console.log(
    `${first.services} services, ${(heapUsed / 1e6).toFixed(0)} MB of heap, ${(
      rss / 1e6
    ).toFixed(0)} MB in all`,
  );
  const perCore = first.made / first.coreSeconds;
  const share = unchanged.coreSeconds / first.coreSeconds;
  const kept = [
    judge(
      `first sweep ${first.seconds.toFixed(1)} s, ${perCore.toFixed(
        0,
      )} services a second on a core`,
      perCore >= bounds.perCore && first.failed === 0,
      `at least ${bounds.perCore}`,
    ),
    judge(
      `nothing changed: ${(share * 100).toFixed(1)} % of that`,
      share <= bounds.unchanged && unchanged.made === 0,
      `at most ${bounds.unchanged * 100} %`,
    ),
    judge(
      `one changed: ${changed.made} made anew in ${changed.seconds.toFixed(
        2,
      )} s`,
      changed.made > 0 && changed.made < first.made / 2,
      'itself and its neighbours',
    ),
    ...judgeLateness(first),
  ];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  await Promise.all(hooks.map(hook => hook()));
  await knex.destroy();
  rmSync(folder, { recursive: true });
}
