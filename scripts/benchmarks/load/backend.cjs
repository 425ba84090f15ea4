/**
 * A Backstage backend with the catalog, this plugin and Istio, as a process of its own. Its parent sends what to do and is told how
 * it went, `{ id, method, parameters }` and `{ id, result }`.
 */
const { createBackend } = require('@backstage/backend-defaults');
const { createBackendModule } = require('@backstage/backend-plugin-api');
const {
  catalogProcessingExtensionPoint,
} = require('@backstage/plugin-catalog-node');
const { CatalogClient } = require('@backstage/catalog-client');
const { estate } = require('./estate.cjs');

const source = '../../../plugins/service-mesh-backend/src';
const { CatalogIndex } = require(`${source}/sweep/CatalogIndex`);
const { Sweeper } = require(`${source}/sweep/Sweeper`);

/** Entities that are added at a time. */
const BATCH = 500;

let connection;
const add = entities =>
  connection.applyMutation({
    type: 'delta',
    added: entities.map(entity => ({ entity, locationKey: 'estate' })),
    removed: [],
  });

const estateModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'estate',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'estate',
          async connect(given) {
            connection = given;
          },
        });
      },
    });
  },
});

/** Wraps a method, so that the time for which somebody waits for it is known. */
function timed(owner, name) {
  const original = owner[name];
  const spent = { seconds: 0 };
  owner[name] = async function timedMethod(...parameters) {
    const start = performance.now();
    try {
      return await original.apply(this, parameters);
    } finally {
      spent.seconds += (performance.now() - start) / 1000;
    }
  };
  return spent;
}

const reading = {
  versions: timed(CatalogIndex, 'read'),
  entities: timed(CatalogClient.prototype, 'getEntitiesByRefs'),
};

const { sweep } = Sweeper.prototype;
Sweeper.prototype.sweep = async function watchedSweep(signal) {
  const { watchLateness } = await import('../lateness.mjs');
  Object.values(reading).forEach(spent => {
    spent.seconds = 0;
  });
  const before = process.cpuUsage();
  const start = performance.now();
  const endWatch = watchLateness();
  const report = await sweep.call(this, signal);
  const { user, system } = process.cpuUsage(before);
  process.send({
    id: 'swept',
    result: {
      ...report,
      seconds: (performance.now() - start) / 1000,
      coreSeconds: (user + system) / 1e6,
      lateness: endWatch(),
      versions: reading.versions.seconds,
      entities: reading.entities.seconds,
      ...process.memoryUsage(),
    },
  });
  return report;
};

const methods = {
  /** Registers everything. */
  async seed(count) {
    const entities = estate(count);
    for (let start = 0; start < entities.length; start += BATCH) {
      await add(entities.slice(start, start + BATCH));
    }
  },
  /** Changes the timeout of one service. */
  async change(count, name, timeout) {
    const entity = estate(count).find(
      ({ kind, metadata }) => kind === 'Component' && metadata.name === name,
    );
    entity.metadata.annotations[
      'mesh-configurator.io/policy.resilience.timeout'
    ] = timeout;
    await add([entity]);
  },
};

process.on('message', async ({ id, method, parameters }) => {
  try {
    await methods[method](...parameters);
    process.send({ id });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit());

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(estateModule);
backend.add(require(source));
backend.add(require('../../../plugins/service-mesh-backend-module-istio/src'));
backend
  .start()
  .then(() => process.send({ id: 'started' }))
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
