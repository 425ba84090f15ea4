/**
 * Measures what the steps after discovery cost and fails where they cost more than they may, on a synthetic catalog in which
 * services state their facts and use every setting:
 *
 * - a service is rendered, before any YAML is written, in less than 1 ms at the median
 * - twice as many operations in one service take at most 2.5 times as long to render, write and check
 * - 150 services a second are rendered, written and checked on one core
 *
 * All times are those on a core. Each part is told in milliseconds a service and as a ratio to what `yaml.parse` takes to
 * read the same files, which says how fast the machine is at the moment. `--services N` measures another size of catalog.
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { cpuMilliseconds, judge, median, medianOf, RUNS } from './measure.mjs';

const bounds = { render: 1, growth: 2.5, perSecond: 150 };
const OPERATIONS = [100, 1000, 2000, 3000];
/** A sample of the files is enough to know the machine. */
const SAMPLE = 200;

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const {
  configureService,
  discover,
  readMeshConfig,
  resolveService,
  resolveTarget,
  rulesFor,
  runRules,
  serviceBundle,
  writeBundle,
} = require('../../plugins/service-mesh-node/src');
const {
  documentsOf,
} = require('../../plugins/service-mesh-node/src/documents');
const {
  istioProvider: provider,
} = require('../../plugins/service-mesh-backend-module-istio/src');
const {
  openApiText,
  statedCatalog,
  syntheticCatalog,
} = require('../../packages/cli/src/__testUtils__/syntheticCatalog');

const rules = rulesFor([provider]);

const onCore = work => medianOf(work, cpuMilliseconds);

function catalogOf(entities, mesh, settings) {
  const config = readMeshConfig({
    defaultMesh: mesh,
    targets: { istio: { trustDomain: 'cluster.local', ...settings } },
  });
  return {
    config,
    provider,
    rules,
    discovery: discover({ entities, config, fallbackMesh: mesh }),
    target: resolveTarget({ mesh, config, providers: [provider] }),
    meshes: [mesh],
  };
}

/** Runs each step for all services before the next one, so that each can be timed. */
function steps(options) {
  const { discovery, target, config } = options;
  const inputs = Object.keys(discovery.services).map(
    id => resolveService(id, options).input,
  );
  const drafts = inputs.map(input => provider.render(input, target).manifests);
  const written = inputs.map(({ service }, i) =>
    writeBundle(
      drafts[i],
      serviceBundle(service, target),
      target,
      config.output,
    ),
  );
  return {
    inputs,
    written,
    parts: {
      resolve: () =>
        Object.keys(discovery.services).forEach(id =>
          resolveService(id, options),
        ),
      render: () => inputs.forEach(input => provider.render(input, target)),
      write: () =>
        inputs.forEach(({ service }, i) =>
          writeBundle(
            drafts[i],
            serviceBundle(service, target),
            target,
            config.output,
          ),
        ),
      validate: () =>
        inputs.forEach(({ service }, i) =>
          runRules(rules, documentsOf(written[i]), service),
        ),
    },
  };
}

function measureCatalog(name, options) {
  const { inputs, written, parts } = steps(options);
  const { target, discovery } = options;
  const count = inputs.length;
  const sample = written.slice(0, SAMPLE).flat();
  const reference =
    onCore(() => sample.forEach(({ yaml }) => parse(yaml))) /
    Math.min(SAMPLE, count);
  const each = Object.fromEntries(
    Object.entries(parts).map(([part, work]) => [part, onCore(work) / count]),
  );
  const whole =
    onCore(() =>
      Object.keys(discovery.services).forEach(id =>
        configureService(id, options),
      ),
    ) / count;
  const renders = inputs.map(input =>
    median(
      Array.from({ length: RUNS }, () =>
        cpuMilliseconds(() => provider.render(input, target)),
      ),
    ),
  );

  const figures = Object.entries({ ...each, 'all of it': whole }).map(
    ([part, time]) =>
      `${part} ${time.toFixed(2)} (${(time / reference).toFixed(2)})`,
  );
  console.log(
    `${name}, ${count} services, ms a service and ratio to yaml.parse of the files (${reference.toFixed(
      2,
    )} ms): ${figures.join(', ')}`,
  );
  const perSecond = 1000 / whole;
  return [
    judge(
      `${name}: rendered in ${median(renders).toFixed(2)} ms at the median`,
      median(renders) < bounds.render,
      `less than ${bounds.render}`,
    ),
    judge(
      `${name}: ${perSecond.toFixed(0)} services a second`,
      perSecond >= bounds.perSecond,
      `at least ${bounds.perSecond}`,
    ),
  ];
}

/** One service whose definition has some number of operations. */
function longDefinition(count, mesh, settings) {
  const entities = syntheticCatalog(1);
  entities[1].spec.definition = openApiText(count);
  const options = catalogOf(entities, mesh, settings);
  const [id] = Object.keys(options.discovery.services);
  return onCore(() => configureService(id, options));
}

function measureLinearity(name, mesh, settings) {
  const times = OPERATIONS.map(count => longDefinition(count, mesh, settings));
  console.log(
    `${name}, one service: ${OPERATIONS.map(
      (count, i) => `${count} operations ${times[i].toFixed(0)} ms`,
    ).join(', ')}`,
  );
  const growth = times[2] / times[1];
  return judge(
    `${name}: ${growth.toFixed(2)} times the time for twice the operations`,
    growth <= bounds.growth,
    `at most ${bounds.growth}`,
  );
}

function main() {
  const { values } = parseArgs({
    options: { services: { type: 'string', default: '1000' } },
  });
  const entities = statedCatalog(Number(values.services));
  const waypoint = { waypoint: 'waypoint' };
  const results = [
    ...measureCatalog('istio', catalogOf(entities, 'istio', {})),
    ...measureCatalog(
      'istio, no facts and definitions as long as real ones',
      catalogOf(syntheticCatalog(Number(values.services)), 'istio', {}),
    ),
    ...measureCatalog(
      'istio-ambient with a waypoint',
      catalogOf(entities, 'istio-ambient', waypoint),
    ),
    measureLinearity('istio', 'istio', {}),
    measureLinearity(
      'istio-ambient with a waypoint',
      'istio-ambient',
      waypoint,
    ),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

main();
