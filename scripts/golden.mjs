/**
 * Writes the golden files of the shop anew, for every data plane. Review what changes like code.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'packages/cli/src/__fixtures__/shop';

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
