/**
 * What adopters write into an app after they installed the packages, as the documentation has it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWith } from './configuration.mjs';
import { documented } from './documented.mjs';

const backend = 'plugins/service-mesh-backend/README.md';
const scaffolder = 'plugins/scaffolder-backend-module-service-mesh/README.md';

const catalog = JSON.stringify({
  catalog: {
    locations: [
      {
        type: 'file',
        target: fileURLToPath(new URL('catalog.yaml', import.meta.url)),
      },
    ],
  },
});

/**
 * Makes the backend of the app and its configuration twice: with the lines of the README, and as a backend that discovers
 * its features, with what else an adopter may configure.
 */
export function configure(app) {
  const index = join(app, 'packages/backend/src/index.ts');
  const lines = documented('README.md', 'ts', 'backend.add(');
  writeFileSync(
    index,
    readFileSync(index, 'utf8').replace('backend.start();', `${lines}$&`),
  );
  const configuration = join(app, 'app-config.yaml');
  writeWith(
    [
      documented('README.md', 'yaml', 'defaultMesh'),
      documented(scaffolder, 'yaml', 'locations'),
      catalog,
    ],
    configuration,
  );

  writeFileSync(
    join(app, 'packages/backend/src/discovered.ts'),
    documented(backend, 'ts', 'discoveryFeatureLoader'),
  );
  writeWith(
    [
      documented('docs/tab.md', 'yaml', 'extensions'),
      documented(backend, 'yaml', 'packages'),
    ],
    configuration,
    join(app, 'app-config.adapted.yaml'),
  );
}
