import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  readMeshConfig,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';

jest.setTimeout(30_000);

const shop = resolve(__dirname, '../__fixtures__/shop');
const rules = rulesFor(providers);
const config = readMeshConfig({});

const environments = readdirSync(shop).flatMap(mesh =>
  readdirSync(join(shop, mesh)).map(environment => [mesh, environment]),
);

/** What the generator wrote for one environment, as it lies in a repository. */
function manifests(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => ({
      path: relative(shop, path),
      content: readFileSync(path, 'utf8'),
    }));
}

describe('what is generated for the shop', () => {
  it('is there for every mesh', () => {
    expect([...new Set(environments.map(([mesh]) => mesh))]).toEqual([
      'istio',
      'istio-ambient',
      'linkerd',
    ]);
  });

  it.each(environments)(
    'has no error and no warning, read from files: %s, %s',
    (mesh, environment) => {
      const files = manifests(join(shop, mesh, environment));
      const findings = validateFiles(files, { rules, config, providers });

      expect(files.length).toBeGreaterThan(0);
      expect(
        findings
          .filter(({ severity }) => severity !== 'info')
          .map(({ code, file, message }) => `${code} ${file}: ${message}`),
      ).toEqual([]);
    },
  );
});
