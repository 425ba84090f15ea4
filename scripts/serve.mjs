/**
 * Builds the demo app and serves it and the backend on one port: `node scripts/serve.mjs [CONFIG]`. The configuration on top of
 * app-config.yaml is that of the browser tests where none is named.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = path => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { positionals } = parseArgs({ allowPositionals: true });
const [config = '../app/e2e-tests/app-config.yaml'] = positionals;

const build = spawnSync('backstage-cli', ['package', 'build'], {
  cwd: folder('packages/app'),
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (build.status !== 0) {
  // Of a build that worked nobody wants to read the list of files.
  process.stdout.write(build.stdout);
  process.exit(1);
}

// As `backstage-cli package start` runs it, but without a watcher: a backend that dies stays dead, and a test notices.
const backend = spawn(
  process.execPath,
  [
    '--enable-source-maps',
    '--unhandled-rejections=strict',
    '--require=@backstage/cli-node/config/nodeTransform.cjs',
    'src/index.ts',
    '--config=../../app-config.yaml',
    `--config=${config}`,
  ],
  {
    cwd: folder('packages/backend'),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { NODE_ENV: 'development', ...process.env, LOG_LEVEL: 'warn' },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => backend.kill(signal));
}
backend.on('exit', code => {
  // A backend of `npm start` would serve the built app too, and an old one.
  rmSync(folder('packages/app/dist'), { recursive: true, force: true });
  process.exit(code ?? 1);
});
