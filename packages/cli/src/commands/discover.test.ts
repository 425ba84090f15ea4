import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { discover } from './discover';

const repository = resolve(__dirname, '../../../..');
const shop = join(repository, 'packages/backend/catalog/shop');
const config = join(repository, 'app-config.yaml');

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'discover-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('discover', () => {
  it('prints the model of a catalog as JSON, services in order', async () => {
    expect(await discover({ catalog: shop, config, format: 'json' })).toBe(0);
    const { services, findings } = JSON.parse(output.stdout);
    const ids = Object.keys(services);
    expect(ids).toContain('component:default/order');
    expect(ids).toEqual([...ids].sort());
    expect(services['component:default/order']).toMatchObject({
      id: 'component:default/order',
      namespace: { value: 'shop', confidence: 'stated' },
      operations: expect.arrayContaining([
        expect.objectContaining({ method: expect.any(String) }),
      ]),
    });
    expect(findings).toEqual(expect.any(Array));
  });

  it('looks at one environment', async () => {
    const appConfig = join(folder, 'app-config.yaml');
    writeFileSync(
      appConfig,
      `serviceMesh:
  environments: [{ name: staging, facts: { defaultMesh: linkerd } }]
`,
    );
    await discover({
      catalog: shop,
      config: appConfig,
      environment: 'staging',
      format: 'json',
    });
    const { services } = JSON.parse(output.stdout);
    expect(services['component:default/order'].mesh.value).toBe('linkerd');
  });

  it('prints a table as text', async () => {
    await discover({ catalog: shop, config });
    expect(output.stdout).toMatch(
      /^SERVICE +NAMESPACE +PORTS +OPERATIONS +CALLERS\n/,
    );
    expect(output.stdout).toMatch(
      /^component:default\/payment +shop +80:8081\/http +2 +component:default\/order$/m,
    );
  });

  it('prints findings to standard error, and beside the model in JSON', async () => {
    writeFileSync(
      join(folder, 'web.yaml'),
      `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: web }
spec: { type: service, consumesApis: [gone] }
`,
    );
    await discover({ catalog: folder, format: 'json' });
    expect(output.stderr).toContain('catalog/dangling-reference');
    expect(JSON.parse(output.stdout).findings).toContainEqual(
      expect.objectContaining({ code: 'catalog/dangling-reference' }),
    );
  });

  it('prints one service where one is asked for', async () => {
    await discover({ catalog: shop, config, entity: 'order', format: 'json' });
    expect(Object.keys(JSON.parse(output.stdout).services)).toEqual([
      'component:default/order',
    ]);
  });

  it('prints an empty model of a folder without services', async () => {
    writeFileSync(join(folder, 'a.yaml'), 'kind: Deployment\n');
    writeFileSync(join(folder, 'b.yaml'), Buffer.from([0, 255, 216, 0]));
    expect(await discover({ catalog: folder, format: 'json' })).toBe(0);
    expect(JSON.parse(output.stdout).services).toEqual({});
  });

  it.each([
    [{ catalog: '/does/not/exist' }, /Cannot read the catalog folder/],
    [{ catalog: config }, /Cannot read the catalog folder/],
    [{ entity: '::' }, /not an entity ref/],
    [{ entity: 'gone' }, /no component 'component:default\/gone'/],
    [{ config: '/does/not/exist' }, /Cannot read the config/],
    [{ format: 'xml' }, /No format 'xml'/],
  ])('refuses %j and says why', async (bad, message) => {
    await expect(discover({ catalog: shop, ...bad })).rejects.toThrow(message);
  });
});
