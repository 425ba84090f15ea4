import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readFolder } from './readFolder';

let base: string;
let root: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'catalog-'));
  root = join(base, 'catalog');
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true }));

function write(files: Record<string, string>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

const entity = (kind: string, name: string, spec: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata: { name: '${name}' }\nspec: ${spec}\n`;

describe('readFolder', () => {
  it('reads the entities of all files and derives relations in both directions', async () => {
    write({
      'a/order.yaml': entity(
        'Component',
        'order',
        '{ providesApis: [orders], system: shop }',
      ),
      'web.yml': entity(
        'Component',
        'web',
        '{ consumesApis: [orders], dependsOn: [component:order] }',
      ),
      'api.yaml': entity('API', 'orders', '{ type: openapi, definition: x }'),
      'other.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\n',
    });
    const { entities, problems } = await readFolder(root);
    const relations = Object.fromEntries(
      entities.map(e => [
        e.metadata.name,
        e.relations?.map(r => `${r.type} ${r.targetRef}`).sort(),
      ]),
    );
    expect(problems).toEqual([]);
    expect(relations).toEqual({
      order: [
        'dependencyOf component:default/web',
        'partOf system:default/shop',
        'providesApi api:default/orders',
      ],
      web: [
        'consumesApi api:default/orders',
        'dependsOn component:default/order',
      ],
      orders: [
        'apiConsumedBy component:default/web',
        'apiProvidedBy component:default/order',
      ],
    });
  });

  it('inlines definitions that stand in the folder, and no others', async () => {
    writeFileSync(join(base, 'outside.yaml'), 'secret');
    write({
      'api/in.yaml': entity(
        'API',
        'in',
        '{ type: openapi, definition: { $text: ./in.openapi.yaml } }',
      ),
      'api/in.openapi.yaml': 'openapi: 3.1.0\n',
      'out.yaml': entity(
        'API',
        'out',
        '{ type: openapi, definition: { $text: ../outside.yaml } }',
      ),
      'url.yaml': entity(
        'API',
        'url',
        '{ type: openapi, definition: { $text: https://example.com/a } }',
      ),
    });
    const { entities, problems } = await readFolder(root);
    const definitions = Object.fromEntries(
      entities.map(e => [e.metadata.name, e.spec?.definition]),
    );
    expect(definitions).toEqual({
      in: 'openapi: 3.1.0\n',
      out: '',
      url: { $text: 'https://example.com/a' },
    });
    expect(problems).toEqual([expect.stringContaining('../outside.yaml')]);
  });

  it('passes over templates, hostile names and broken files', async () => {
    write({
      'template.yaml': entity('Component', '${{ values.name }}', '{}'),
      'hostile.yaml': entity('Component', '../../etc', '{}'),
      'broken.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: [\n',
      'good.yaml': entity('Component', 'good', '{ dependsOn: [":::"] }'),
    });
    const { entities, problems } = await readFolder(root);
    expect(entities.map(e => e.metadata.name)).toEqual(['good']);
    expect(problems).toEqual([expect.stringContaining('broken.yaml')]);
  });

  it('says which folder it cannot read', async () => {
    await expect(readFolder(join(root, 'nope'))).rejects.toThrow(/nope/);
  });
});
