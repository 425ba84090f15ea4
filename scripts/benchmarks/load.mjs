/**
 * Measures a whole Backstage backend with a large catalog, and fails where it costs more than it may: catalog and plugin in one
 * process, over HTTP, on PostgreSQL. As many APIs as components, with the shape of real estates.
 *
 * - the first sweep makes and checks 60 services a second for one mesh on two cores, apart from reading the catalog and parsing
 *   definitions
 * - one in which nothing has changed takes at most 15 % of that
 * - a changed component costs itself and its neighbours
 * - meanwhile the event loop is held up for at most 50 ms in 99 of 100 cases, and never for more than 250 ms
 * - at 50 requests a second, 95 of 100 requests for a stored service take at most twice as long as for its entity in the catalog
 * - the heap stays below 1.5 GB
 * - a service costs at most twice as much as in a catalog of a tenth of the size
 *
 * `--services N` measures another number of components than 10,000; `POSTGRES_URL` names an empty server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeLateness } from './lateness.mjs';
import { compareReads } from './load/compareReads.mjs';
import { openBackend, settled } from './load/openBackend.mjs';
import { readingOne, referenceOne } from './load/readingOne.mjs';
import { judge, median, RUNS } from './measure.mjs';

const bounds = {
  perSecond: 60,
  unchanged: 0.15,
  read: 2,
  heap: 1500,
  growth: 2,
};

/** Cores that the bounds are for. */
const CORES = 2;

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '10000' },
    threads: { type: 'string', default: '2' },
  },
});
const count = Number(options.services);
const url = process.env.POSTGRES_URL;
const folder = mkdtempSync(join(tmpdir(), 'load-'));

const open = services =>
  openBackend({
    services,
    folder,
    database: url,
    threads: Number(options.threads),
  });

const hashes = async mesh =>
  new Map(
    (
      await mesh('services').select('entity_ref', 'input_hash', 'dependencies')
    ).map(row => [row.entity_ref, row]),
  );

/** Changes one service, and tells which were made anew, and which were made of it. */
async function changeOne({ backend, catalog, mesh }) {
  const ref = 'component:default/service-7';
  const before = await hashes(mesh);
  await backend.tell('change', count, 'service-7', '7s');
  await settled(catalog);
  const report = await backend.sweep();
  const after = await hashes(mesh);
  return {
    ...report,
    anew: [...after.values()]
      .filter(row => before.get(row.entity_ref).input_hash !== row.input_hash)
      .map(row => row.entity_ref)
      .sort(),
    concerned: [...after.values()]
      .filter(row => Object.hasOwn(JSON.parse(row.dependencies), ref))
      .map(row => row.entity_ref)
      .sort(),
  };
}

const ms = number => `${number.toFixed(0)} ms`;
const s = number => `${number.toFixed(1)} s`;

async function judgeFirst(first, backend) {
  const parsing = first.made * readingOne(count);
  const versions = await backend.tell('readAgain', 'versions');
  const entities = await backend.tell('readAgain', 'entities');
  // Versions are read before anything else is done, entities and definitions meanwhile.
  const meanwhile = parsing + entities.coreSeconds;
  const perSecond =
    first.made / (first.seconds - versions.seconds - meanwhile / CORES);
  const onCores =
    (first.made * CORES) /
    (first.coreSeconds - versions.coreSeconds - meanwhile);
  console.log(
    `first sweep ${s(first.seconds)}, ${s(first.coreSeconds)} on cores: ${(
      first.made / first.seconds
    ).toFixed(
      0,
    )} services a second with everything. To read the catalog takes ${s(
      versions.coreSeconds,
    )} on cores for versions and ${s(
      entities.coreSeconds,
    )} for entities, to parse definitions ${s(parsing)}`,
  );
  console.log(
    `a service costs ${(
      first.coreSeconds /
      first.made /
      referenceOne(count)
    ).toFixed(1)} times what the yaml library takes to read a definition here`,
  );
  return [
    judge(
      `${perSecond.toFixed(
        0,
      )} services a second without reading and parsing, ${onCores.toFixed(
        0,
      )} by the time on cores`,
      perSecond >= bounds.perSecond && first.failed === 0,
      `at least ${bounds.perSecond}`,
    ),
    ...judgeLateness(first.lateness),
  ];
}

/** Seconds on a core that a service takes in a catalog of some size, once the code is warm. */
async function costOfOne(services) {
  const { backend, mesh, close } = await open(services);
  try {
    await backend.sweep();
    await mesh('services').delete();
    const { coreSeconds, made } = await backend.sweep();
    return coreSeconds / made;
  } finally {
    await close();
  }
}

async function run() {
  const small = await costOfOne(Math.ceil(count / 10));
  const opened = await open(count);
  const { backend } = opened;
  try {
    const first = await backend.sweep();
    const kept = await judgeFirst(first, backend);
    const unchanged = [];
    for (let i = 0; i < RUNS; i++) {
      unchanged.push(await backend.sweep());
    }
    const share =
      median(unchanged.map(({ coreSeconds }) => coreSeconds)) /
      first.coreSeconds;
    kept.push(
      judge(
        `nothing changed: ${(share * 100).toFixed(1)} % of that`,
        share <= bounds.unchanged && unchanged.every(({ made }) => made === 0),
        `at most ${bounds.unchanged * 100} %`,
      ),
    );
    const { anew, concerned, seconds } = await changeOne(opened);
    kept.push(
      judge(
        `one changed: ${anew.length} made anew in ${s(seconds)}`,
        anew.length > 0 && anew.join() === concerned.join(),
        `itself and its neighbours, ${concerned.length}`,
      ),
    );
    const { entity, service, keptUp } = await compareReads(backend, count);
    const ratio = service / entity;
    kept.push(
      judge(
        `a service is read in ${ms(service)}, its entity in ${ms(
          entity,
        )}, in 95 of 100 cases: ${ratio.toFixed(1)} times as long${
          keptUp ? '' : ', while requests pile up'
        }`,
        keptUp && ratio <= bounds.read,
        `at most ${bounds.read} times`,
      ),
    );
    const heap = Math.max(
      ...[first, ...unchanged].map(({ heapUsed }) => heapUsed / 1e6),
    );
    kept.push(
      judge(
        `${heap.toFixed(0)} MB of heap, ${(first.rss / 1e6).toFixed(
          0,
        )} MB in all with the heap of the threads`,
        heap <= bounds.heap,
        `at most ${bounds.heap} MB`,
      ),
    );
    const growth = first.coreSeconds / first.made / small;
    kept.push(
      judge(
        `a service costs ${growth.toFixed(1)} times what it costs among ${
          count / 10
        }`,
        growth <= bounds.growth,
        `at most ${bounds.growth} times`,
      ),
    );
    return kept.every(Boolean);
  } finally {
    await opened.close();
  }
}

if (!url) {
  throw new Error(
    'POSTGRES_URL names no server; scripts/ci/with-postgres starts one',
  );
}
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
