/**
 * Measures what `validate` of the packed CLI costs and fails where it costs more than it may:
 *
 * - 10,000 objects of mixed kinds are read and checked at 2,000 a second or more, without the start of the process
 * - an object among 10,000 takes at most twice as long as one among 1,000
 * - a file of 1 MB takes less than 2 seconds, the start of the process among it
 * - the whole fits into 1 GB
 *
 * Times are of one core, so that neighbours of the machine do not count. Build the CLI before.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syntheticManifests } from './manifests.mjs';

const RUNS = 5;
const PER_FILE = 100;
const bounds = { rate: 2000, growth: 2, seconds: 2, megabytes: 1000 };

const at = path => fileURLToPath(new URL(path, import.meta.url));
const bundle = at('../../packages/cli/dist/mesh-configurator.cjs');

const folder = mkdtempSync(join(tmpdir(), 'benchmark-validate-'));

function folderOf(count) {
  const path = mkdtempSync(join(folder, `${count}-`));
  const texts = syntheticManifests(count);
  for (let i = 0; i < count; i += PER_FILE) {
    writeFileSync(
      join(path, `${i}.yaml`),
      texts.slice(i, i + PER_FILE).join('---\n'),
    );
  }
  return path;
}

function run(path) {
  const usage = join(folder, 'usage.json');
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--require', at('usage.cjs'), bundle, 'validate', path],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, USAGE_FILE: usage },
    },
  );
  if (status !== 0) {
    throw new Error(
      `validate ${path} failed: ${stderr}${stdout.slice(0, 2000)}`,
    );
  }
  return JSON.parse(readFileSync(usage, 'utf8'));
}

const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];

function measure(path) {
  const runs = Array.from({ length: RUNS }, () => run(path));
  const of = what => median(runs.map(usage => usage[what]));
  return {
    seconds: of('seconds'),
    elapsed: of('elapsed'),
    megabytes: of('megabytes'),
  };
}

const judge = (text, ok) => {
  console.log(`${ok ? 'ok  ' : 'MISS'} ${text}`);
  return ok;
};

function main() {
  if (!existsSync(bundle)) {
    throw new Error(
      'Build the CLI first: node packages/cli/scripts/bundle.mjs',
    );
  }
  const big = join(folder, 'big.yaml');
  const texts = syntheticManifests(2000).join('---\n');
  writeFileSync(big, texts.slice(0, texts.lastIndexOf('---\n', 1_000_000)));
  const nothing = measure(folderOf(1)).seconds;
  const small = measure(folderOf(1000));
  const large = measure(folderOf(10_000));
  const file = measure(big);
  const perObject = ({ seconds }, count) => (seconds - nothing) / count;
  const rate = 1 / perObject(large, 10_000);
  const growth = perObject(large, 10_000) / perObject(small, 1000);
  console.log(
    `start ${nothing.toFixed(2)} s, 1,000 objects ${small.seconds.toFixed(
      2,
    )} s, 10,000 objects ${large.seconds.toFixed(2)} s (median of ${RUNS})`,
  );
  const results = [
    judge(
      `${rate.toFixed(0)} objects a second (at least ${bounds.rate})`,
      rate >= bounds.rate,
    ),
    judge(
      `${growth.toFixed(2)} times the time per object (at most ${
        bounds.growth
      })`,
      growth <= bounds.growth,
    ),
    judge(
      `1 MB in ${file.seconds.toFixed(2)} s of one core, ${file.elapsed.toFixed(
        2,
      )} s on this machine (at most ${bounds.seconds})`,
      file.seconds <= bounds.seconds,
    ),
    judge(
      `${large.megabytes.toFixed(0)} MB (at most ${bounds.megabytes})`,
      large.megabytes <= bounds.megabytes,
    ),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true });
}
