import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse, stringify } from 'yaml';
import { captureOutput } from '../__testUtils__/captureOutput';
import { generate } from './generate';

const repository = resolve(__dirname, '../../../..');
const shop = join(repository, 'packages/backend/catalog/shop');
const config = join(repository, 'app-config.yaml');
const meshes = ['istio', 'istio-ambient', 'linkerd'];

let out: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'generated-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(out, { recursive: true });
});

function run(mesh: string, options = {}): Promise<number> {
  output.stdout = '';
  return generate({ catalog: shop, config, mesh, out, ...options });
}

/** The files that the last run has written. */
const written = () =>
  output.stdout
    .trim()
    .split('\n')
    .map(file => {
      const yaml = readFileSync(join(out, file), 'utf8');
      return { file, yaml, object: parse(yaml) as KubernetesObject };
    });

/** An app-config with other settings of `output`. */
function configWith(settings: object): string {
  const file = join(out, 'app-config.yaml');
  const section = parse(readFileSync(config, 'utf8')).serviceMesh;
  writeFileSync(
    file,
    stringify({ serviceMesh: { ...section, output: settings } }),
  );
  return file;
}

const order = 'default/shop/order';

describe('generated files', () => {
  it.each(meshes)(
    'of %s are laid out as people write them, without nulls',
    async mesh => {
      await run(mesh);
      const usual = ['apiVersion', 'kind', 'metadata', 'spec'];
      const meta = ['name', 'namespace', 'labels', 'annotations'];
      for (const { yaml, object } of written()) {
        expect(yaml).not.toMatch(/: null$|- null$/m);
        expect(Object.keys(object)).toEqual(usual.filter(key => key in object));
        expect(Object.keys(object.metadata)).toEqual(
          meta.filter(key => key in object.metadata),
        );
      }
    },
  );

  it.each(meshes)(
    'of %s are the same objects with comments behind the lines',
    async mesh => {
      await run(mesh);
      const plain = written();
      await run(mesh, { config: configWith({ provenance: true }) });
      const noted = written();
      expect(noted.map(({ object }) => object)).toEqual(
        plain.map(({ object }) => object),
      );
      expect(noted.map(({ yaml }) => yaml).join('')).toMatch(
        / # annotation mesh-configurator\.io\/namespace of component:default\/order$/m,
      );
    },
  );

  it.each(meshes)('of %s carry their phase as sync wave', async mesh => {
    await run(mesh, { config: configWith({ syncWaves: 'argo-cd' }) });
    const waves = (patches: boolean) =>
      written()
        .filter(({ file }) => file.includes('/patches/') === patches)
        .map(
          ({ object: { metadata } }) =>
            metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 'none',
        );
    expect(waves(false).join('')).toMatch(/^[0-4]+$/);
    expect(waves(true).join('')).toMatch(/^(none)*$/);
  });
});

describe('the folder that is written to', () => {
  it('holds one mesh', async () => {
    await run('linkerd');
    const before = readdirSync(join(out, order));
    for (const mesh of ['istio', 'istio-ambient']) {
      await expect(run(mesh)).rejects.toThrow(
        /holds files for linkerd, such as default\/.*One folder holds one mesh/,
      );
    }
    expect(readdirSync(join(out, order))).toEqual(before);
    expect(await run('linkerd')).toBe(0);
  });

  it('may hold files of others', async () => {
    mkdirSync(join(out, order), { recursive: true });
    writeFileSync(join(out, order, 'network-policy.yaml'), 'kind: Other\n');
    expect(await run('istio')).toBe(0);
    expect(output.stderr).not.toContain('no longer generated');
  });

  it('keeps what is no longer generated, and a line says so', async () => {
    await run('istio', { layout: 'kustomize', entity: 'order' });
    const marked = `${order}/gateway-old.yaml`;
    writeFileSync(
      join(out, marked),
      `kind: Gateway
metadata:
  name: old
  labels:
    app.kubernetes.io/managed-by: mesh-configurator
`,
    );
    await run('istio');
    expect(output.stderr.match(/^no longer generated: .*$/gm)).toEqual([
      `no longer generated: ${marked}`,
      `no longer generated: ${order}/kustomization.yaml`,
    ]);
    expect(existsSync(join(out, marked))).toBe(true);
  });

  it('keeps one file where two services claim it, and a line says whose', async () => {
    const catalog = join(out, 'catalog');
    mkdirSync(catalog);
    for (const namespace of ['a', 'b']) {
      writeFileSync(
        join(catalog, `${namespace}.yaml`),
        stringify({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'web', namespace },
          spec: { type: 'service' },
        }),
      );
    }
    await run('istio', { catalog });
    expect(output.stderr).toMatch(
      /^written more than once: default\/_unknown-namespace\/web\/\S+\.yaml, for component:a\/web, component:b\/web;/m,
    );
  });

  it('is told what the mesh cannot express', async () => {
    await run('linkerd', { entity: 'order' });
    expect(output.stderr).toMatch(
      /^loss traffic\.ingress\.hosts component:default\/order\n {2}Linkerd has no ingress of its own\.\n {2}Instead: /m,
    );
  });
});

const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const describeWithKubectl = kubectl ? describe : describe.skip;

describe('the layout kustomize', () => {
  it('adds one kustomization to each bundle and leaves the other files as they are', async () => {
    await run('linkerd');
    const plain = written();
    await run('linkerd', { layout: 'kustomize' });
    const files = written();
    expect(files.slice(0, plain.length)).toEqual(plain);
    const added = files.slice(plain.length).map(({ file }) => file);
    expect(added).toContain(`${order}/kustomization.yaml`);
    expect(new Set(added.map(file => basename(file)))).toEqual(
      new Set(['kustomization.yaml']),
    );
  });

  it('is one of two', async () => {
    await expect(run('istio', { layout: 'helm' })).rejects.toThrow(
      "No layout 'helm'; the layouts are plain, kustomize",
    );
  });
});

describeWithKubectl('kubectl kustomize', () => {
  const build = (folder: string) =>
    spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });

  it('builds the bundle beside the objects that its patches change, and refuses it without', async () => {
    await run('linkerd', { layout: 'kustomize', entity: 'order' });
    const files = written();
    const own = files.filter(({ file }) => dirname(file) === order).length - 1;
    const overlay = join(out, 'overlay');
    const metadata = { name: 'order', namespace: 'shop' };
    mkdirSync(overlay);
    writeFileSync(
      join(overlay, 'team.yaml'),
      [
        stringify({ apiVersion: 'v1', kind: 'Service', metadata }),
        stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata }),
      ].join('---\n'),
    );
    const kustomization = (resources: string[]) =>
      writeFileSync(
        join(overlay, 'kustomization.yaml'),
        stringify({ resources, components: [`../${order}`] }),
      );
    kustomization(['team.yaml']);
    const built = build(overlay);
    expect(built.stderr).toBe('');
    expect(built.stdout.match(/^kind: /gm)).toHaveLength(own + 2);
    expect(built.stdout).toContain('config.linkerd.io/access-log: json');

    kustomization([]);
    expect(build(overlay).stderr).toContain('no matches for Id');
  });
});
