/**
 * Measures what discovery costs and fails where it costs more than it may:
 *
 * - a definition of 1,000 operations is read in at most 3 times what `yaml.parse` of its text takes
 * - a service among 10,000 takes at most twice as long as one among 1,000
 * - the process never takes more than 1.5 GB, its input included
 *
 * Each size of catalog runs in a process of its own, so that neither pays for the other's garbage. They run as
 * `mesh-configurator` does, which has garbage collected once the heap has grown by half. Node as it comes waits longer the
 * more memory a machine has; its peak is told beside it.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { judge, medianOf, milliseconds, RUNS } from './measure.mjs';

/** As in `packages/cli/bin/mesh-configurator`. */
const COLLECTING = '--heap-growing-percent=50';
const bounds = { definition: 3, growth: 2, megabytes: 1500 };

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const {
  discover,
  readDefinitionText,
  readMeshConfig,
} = require('../../plugins/service-mesh-node/src');
const {
  openApiText,
  syntheticCatalog,
} = require('../../packages/cli/src/__testUtils__/syntheticCatalog');

function measureDefinition() {
  const text = openApiText(1000);
  const parsing = medianOf(() => parse(text));
  const reading = medianOf(() =>
    readDefinitionText('openapi', text, { api: 'items', basePath: null }),
  );
  return { parsing, reading, ratio: reading / parsing };
}

const model = entities =>
  discover({ entities, config: readMeshConfig({}), fallbackMesh: 'istio' });

function measureCatalog(count) {
  // What the compiler learns on the first calls is no cost of the size.
  model(syntheticCatalog(100));
  const entities = syntheticCatalog(count);
  let services;
  const time = milliseconds(() => {
    ({ services } = model(entities));
  });
  const megabytes = process.resourceUsage().maxRSS / 1024;
  globalThis.gc();
  const found = Object.values(services).map(({ service }) => service);
  const sum = of => found.reduce((total, service) => total + of(service), 0);
  return {
    services: found.length,
    operations: sum(({ operations }) => operations.length),
    calls: sum(({ callers }) => callers.length),
    perService: time / count,
    megabytes,
    inUse: process.memoryUsage().heapUsed / 2 ** 20,
  };
}

function measureApart(count, ...flags) {
  const { status, stdout } = spawnSync(
    process.execPath,
    // Makes the collector callable and changes nothing else.
    [...flags, '--expose-gc', fileURLToPath(import.meta.url), String(count)],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`The catalog of ${count} components could not be read`);
  }
  return JSON.parse(stdout);
}

const atMost = (text, value, bound) =>
  judge(text, value <= bound, `at most ${bound}`);

function main() {
  const definition = measureDefinition();
  console.log(
    `1,000 operations: yaml.parse ${definition.parsing.toFixed(
      0,
    )} ms, read ${definition.reading.toFixed(0)} ms (median of ${RUNS})`,
  );
  const sizes = [1000, 10_000].map(count => measureApart(count, COLLECTING));
  const unbounded = measureApart(10_000);
  for (const size of sizes) {
    console.log(
      `${size.services} components and APIs, ${size.operations} operations, ${
        size.calls
      } calls: ${size.perService.toFixed(
        2,
      )} ms a service, peak ${size.megabytes.toFixed(
        0,
      )} MB, in use ${size.inUse.toFixed(0)} MB`,
    );
  }
  console.log(
    `10000 with Node as it comes: peak ${unbounded.megabytes.toFixed(0)} MB`,
  );
  const [small, large] = sizes;
  const growth = large.perService / small.perService;
  const results = [
    atMost(
      `definition: ${definition.ratio.toFixed(2)} times yaml.parse`,
      definition.ratio,
      bounds.definition,
    ),
    atMost(
      `catalog: ${growth.toFixed(2)} times the time per service`,
      growth,
      bounds.growth,
    ),
    atMost(
      `memory: ${large.megabytes.toFixed(0)} MB`,
      large.megabytes,
      bounds.megabytes,
    ),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

const [count] = process.argv.slice(2);
if (count) {
  console.log(JSON.stringify(measureCatalog(Number(count))));
} else {
  main();
}
