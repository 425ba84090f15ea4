import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  adopt,
  providerOf,
  readMeshConfig,
  resolveTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from '../catalog';
import { providers } from '../providers';
import { Change, changeNode } from '../validate/__testUtils__/changeNode';

jest.setTimeout(120_000);

const brownfield = join(__dirname, '../__fixtures__/brownfield');

function documents(folder: string): unknown[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .flatMap(text => parseAllDocuments(text))
    .map(document => document.toJS());
}

/** Values where others are expected. */
const odd = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1e21, '', '*', '(', '^$', '.', 'a/b/c', '\u0000'],
  ...[[], [[]], [null], {}, { toString: 1 }, { constructor: { name: [] } }],
  ...['x'.repeat(3000), '1.5.5h', '99999999999999999999s', '0', 'none'],
);
const hostileKey = fc.constantFrom(
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', ''],
);
const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(),
  how: fc.oneof(
    fc.constantFrom<Change['how']>(
      { kind: 'drop' },
      { kind: 'double' },
      { kind: 'cut' },
    ),
    odd.map(value => ({ kind: 'replace' as const, value })),
    fc
      .tuple(hostileKey, odd)
      .map(([key, value]) => ({ kind: 'insert' as const, key, value })),
  ),
});

describe.each(['istio', 'istio-ambient', 'linkerd'])('adopt of %s', mesh => {
  it('reads or keeps objects, whatever becomes of their parts', async () => {
    const { entities } = await readCatalog(join(brownfield, 'catalog'));
    const config = readMeshConfig({});
    const options = {
      config,
      target: resolveTarget({ mesh, config, providers }),
      provider: providerOf(mesh, providers),
      meshes: [mesh],
      fallbackMesh: mesh,
    };
    const all = documents(join(brownfield, mesh));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), changes => {
        const files = changes
          .reduce(changeNode, all)
          .map((document, index) => ({
            path: `${index}.yaml`,
            content: JSON.stringify(document) ?? '',
          }));
        const { services, elsewhere } = adopt(files, entities, options);
        const understood = services.flatMap(service => service.understood);
        const left = [...services.flatMap(({ kept }) => kept), ...elsewhere];
        for (const { file } of understood) {
          expect(left.map(each => each.file)).not.toContain(file);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
