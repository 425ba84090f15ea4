/**
 * Creates a Backstage app in a folder, and installs the archives of another folder there as the documentation says:
 * `node scripts/stock-app/create.mjs ARCHIVES APP`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWith } from './configuration.mjs';
import { configure } from './configure.mjs';
import { documented } from './documented.mjs';
import { startRegistry } from './registry.mjs';

/** The release that makes apps of Backstage 1.55.0. */
const CREATE_APP = '@backstage/create-app@0.9.2';

const [archives, app] = process.argv.slice(2);
const inApp = path => join(app, path);

async function run(command, cwd = app) {
  console.log(`\n$ ${command}`);
  const shell = spawn('bash', ['-c', command], { cwd, stdio: 'inherit' });
  const [status] = await once(shell, 'exit');
  if (status !== 0) {
    throw new Error(`'${command}' ended with ${status}`);
  }
}

/** What the new app depends on of Backstage, at the versions that it names. */
function ownVersions() {
  const dependencies = ['app', 'backend'].flatMap(name => {
    const manifest = readFileSync(inApp(`packages/${name}/package.json`));
    return Object.entries(JSON.parse(manifest).dependencies);
  });
  return Object.fromEntries(
    dependencies
      .filter(([name]) => name.startsWith('@backstage/'))
      .map(([name, range]) => [name, range.replace('^', '')]),
  );
}

process.env.BACKSTAGE_APP_NAME = 'stock';
await run(`yarn dlx ${CREATE_APP} --skip-install --path ${app}`, '.');

// The versions of the release, which create-app looks for on GitHub, and not what came out since.
copyFileSync(
  fileURLToPath(new URL('../../yarn.lock', import.meta.url)),
  inApp('yarn.lock'),
);
// As in this repository: this release of better-sqlite3 needs no binary from GitHub.
const resolutions = { ...ownVersions(), 'better-sqlite3': '^13.0.3' };
writeWith([JSON.stringify({ resolutions })], inApp('package.json'));

// Yarn takes an archive of the same version that it has seen before for this one.
const global = execFileSync('yarn', ['config', 'get', 'globalFolder'], {
  cwd: app,
  encoding: 'utf8',
}).trim();
globSync(join(global, 'cache/@mesh-configurator-*')).forEach(archive =>
  rmSync(archive),
);

const registry = await startRegistry(archives);
const yarnrc = {
  npmScopes: { 'mesh-configurator': { npmRegistryServer: registry.url } },
  unsafeHttpWhitelist: ['localhost'],
  npmPreapprovedPackages: ['@mesh-configurator/*'],
  // As newer releases of yarn. Nothing here needs what others compile.
  enableScripts: false,
};
writeWith([JSON.stringify(yarnrc)], inApp('.yarnrc.yml'));
await run(documented('README.md', 'sh', 'packages/app add'));
await run(documented('README.md', 'sh', 'packages/backend add'));
registry.close();

configure(app);
await run('yarn tsc:full');
await run('yarn backstage-cli config:check --lax');
await run('yarn workspace app build');
