import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { captureOutput } from '../__testUtils__/captureOutput';
import { facts } from './facts';

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facts-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function write(files: Record<string, string | Buffer>): string {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function pipe(text: string) {
  const stdin = Readable.from([Buffer.from(text)]) as typeof process.stdin;
  jest.spyOn(process, 'stdin', 'get').mockReturnValue(stdin);
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: order, namespace: shop }
spec:
  selector: { matchLabels: { app: order } }
  template:
    metadata: { labels: { app: order } }
    spec: { serviceAccountName: order, containers: [{ name: order }] }
`;
const service = `apiVersion: v1
kind: Service
metadata: { name: order, namespace: shop }
spec: { selector: { app: order }, ports: [{ name: http, port: 80 }] }
`;

const patch = `# component:default/order
metadata:
  annotations:
    mesh-configurator.io/namespace: shop
    mesh-configurator.io/service: order
    mesh-configurator.io/workload: order
    mesh-configurator.io/selector: 'app=order'
    mesh-configurator.io/service-account: order
    mesh-configurator.io/ports: '80/http'
`;

describe('facts', () => {
  it('prints patches for the manifests of a folder', async () => {
    write({ 'a.yaml': deployment, 'b.yml': service, 'README.md': '# Shop' });
    expect(await facts(folder, {})).toBe(0);
    expect(output.stdout).toBe(patch);
  });

  it('reads one file', async () => {
    write({ 'all.yaml': `${deployment}---\n${service}` });
    expect(await facts(join(folder, 'all.yaml'), {})).toBe(0);
    expect(output.stdout).toBe(patch);
  });

  it('reads what kubectl pipes', async () => {
    const items = [deployment, service].map(
      text => `- ${text.trim().replace(/\n/g, '\n  ')}\n`,
    );
    pipe(`apiVersion: v1\nkind: List\nitems:\n${items.join('')}`);
    expect(await facts('-', {})).toBe(0);
    expect(output.stdout).toBe(patch);
  });

  it('compares with a catalog', async () => {
    const catalog = join(folder, 'catalog');
    mkdirSync(catalog);
    const entity = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop-orders
  annotations:
    mesh-configurator.io/service: order
    mesh-configurator.io/namespace: shop
`;
    write({ 'a.yaml': deployment, 'b.yaml': service });
    writeFileSync(join(catalog, 'order.yaml'), entity);
    await facts(folder, { catalog, format: 'json' });
    const { proposals, findings } = JSON.parse(output.stdout);
    expect(findings).toEqual([]);
    expect(proposals).toEqual([
      expect.objectContaining({
        entityRef: 'component:default/shop-orders',
        annotations: {
          'mesh-configurator.io/workload': 'order',
          'mesh-configurator.io/selector': 'app=order',
          'mesh-configurator.io/service-account': 'order',
          'mesh-configurator.io/ports': '80/http',
        },
      }),
    ]);
  });

  it('reads a file as long as the listing of a cluster, and reports a binary one', async () => {
    write({
      'a.yaml': deployment,
      'binary.yaml': Buffer.from([0, 159, 146, 150, 91, 0, 255]),
      'long.yaml': `# ${'x'.repeat(5_000_000)}\n---\n${deployment.replace(
        /order/g,
        'long',
      )}`,
    });
    expect(await facts(folder, { format: 'json' })).toBe(1);
    const { proposals, findings } = JSON.parse(output.stdout);
    expect(proposals).toHaveLength(2);
    expect(findings.map((finding: { file: string }) => finding.file)).toEqual([
      'binary.yaml',
    ]);
  });

  it('refuses where there is nothing to read', async () => {
    pipe('\n');
    await expect(facts('-', {})).rejects.toThrow(/Standard input is empty/);
    await expect(facts(folder, {})).rejects.toThrow(/holds no YAML file/);
    await expect(facts(join(folder, 'gone'), {})).rejects.toThrow(
      /Cannot read the manifests/,
    );
    await expect(facts(folder, { format: 'xml' })).rejects.toThrow(/No format/);
  });
});
