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

/** Seconds that something takes, by the clock and on cores. */
async function spent(run) {
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - start) / 1000,
    coreSeconds: (user + system) / 1e6,
  };
}

/** Wraps a method, so that what it is asked in a sweep can be asked again. */
function recorded(owner, name) {
  const original = owner[name];
  const calls = [];
  owner[name] = function recordedMethod(...parameters) {
    calls.push(() => original.apply(this, parameters));
    return original.apply(this, parameters);
  };
  return calls;
}

const reads = {
  versions: recorded(CatalogClient.prototype, 'queryEntities'),
  entities: recorded(CatalogClient.prototype, 'getEntitiesByRefs'),
};

const { sweep } = Sweeper.prototype;
Sweeper.prototype.sweep = async function watchedSweep(signal) {
  const { watchLateness } = await import('../lateness.mjs');
  Object.values(reads).forEach(calls => calls.splice(0));
  let report;
  const endWatch = watchLateness();
  const times = await spent(async () => {
    report = await sweep.call(this, signal);
  });
  process.send({
    id: 'swept',
    result: {
      ...report,
      ...times,
      lateness: endWatch(),
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
  /** Reads versions or entities once more as the last sweep did, and does nothing with them. */
  async readAgain(what) {
    return spent(async () => {
      for (const read of reads[what]) {
        await read();
      }
    });
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
    process.send({ id, result: await methods[method](...parameters) });
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
