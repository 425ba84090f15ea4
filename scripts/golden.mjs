/**
 * Writes anew what is generated and kept: the golden files of the shop for every data plane, the table of `docs/meshes.md`,
 * and a page for each rule under `docs/rules`. Review what changes like code.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'packages/cli/src/__fixtures__/shop';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');

rmSync(`${root}${folder}`, { recursive: true, force: true });
for (const mesh of ['istio', 'istio-ambient', 'linkerd']) {
  const { status } = spawnSync(
    process.execPath,
    [
      'packages/cli/bin/mesh-configurator',
      'generate',
      ...['--catalog', 'packages/backend/catalog/shop'],
      ...['--config', 'app-config.yaml'],
      ...['--mesh', mesh],
      ...['--out', `${folder}/${mesh}`],
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) {
    process.exitCode = 1;
  }
}

const page = `${root}docs/meshes.md`;
const { meshesTable } = require('../packages/cli/src/meshes/table');
const text = readFileSync(page, 'utf8').replace(
  /(<!-- meshes -->\n)[^]*(<!-- \/meshes -->)/,
  (_, start, end) => `${start}\n${meshesTable()}\n\n${end}`,
);
const options = await prettier.resolveConfig(page);
writeFileSync(page, prettier.format(text, { ...options, filepath: page }));

const { rulePages } = require('../packages/cli/src/rules/pages');
rmSync(`${root}docs/rules`, { recursive: true, force: true });
for (const [name, content] of Object.entries(rulePages())) {
  const path = `${root}docs/rules/${name}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
