// Bundles the CLI with everything it needs, so that it installs without any sibling package.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const at = path => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [at('../src/index.ts')],
  outfile: at('../dist/mesh-configurator.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'external',
  logLevel: 'warning',
});
