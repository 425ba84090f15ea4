/**
 * Runs a yarn command of this repository on a machine that has only Node and npm: `node scripts/run.mjs check`.
 *
 * Backstage needs Node 22 or 24 and yarn 4. What the machine lacks comes from the npm registry, through npx.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
const packages = ['@yarnpkg/cli-dist@4.18.1'];
if (major !== 22 && major !== 24) {
  packages.unshift('node@22');
}

// With `exec`, a signal sent to the shell reaches yarn.
const command = `yarn install --immutable && exec yarn ${process.argv
  .slice(2)
  .join(' ')}`;

const npx = spawn(
  'npx',
  ['--yes', ...packages.flatMap(name => ['-p', name]), '-c', command],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit' },
);

// Of all signals, yarn passes only SIGTERM on: it expects that a terminal has sent the others to everybody.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => npx.kill('SIGTERM'));
}
// `npm start` runs this in a shell, which dies of a signal without passing it on.
const parent = process.ppid;
setInterval(() => process.ppid === parent || npx.kill('SIGTERM'), 500).unref();
npx.on('error', error => {
  console.error(`Could not start npx, which comes with npm: ${error.message}`);
  process.exitCode = 1;
});
npx.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
