import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { captureOutput } from '../__testUtils__/captureOutput';
import { generate } from './generate';

const repository = resolve(__dirname, '../../../..');
const shop = join(repository, 'packages/backend/catalog/shop');
const config = join(repository, 'app-config.yaml');

let out: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'generate-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(out, { recursive: true });
});

function files(folder: string, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(folder).map(name => {
      const path = join(folder, name);
      return statSync(path).isDirectory()
        ? files(path, `${prefix}${name}/`)
        : { [`${prefix}${name}`]: readFileSync(path, 'utf8') };
    }),
  );
}

const meshes = ['istio', 'istio-ambient', 'linkerd'];

describe('generate', () => {
  it.each(meshes)(
    'writes the shop for %s: identical bytes each time, no error, no warning about a filled-in service',
    async mesh => {
      const options = { catalog: shop, mesh, config };
      expect(await generate({ ...options, out: join(out, 'a') })).toBe(0);
      expect(await generate({ ...options, out: join(out, 'b') })).toBe(0);
      expect(files(join(out, 'a'))).toEqual(files(join(out, 'b')));
      expect(output.stderr.match(/^(error|warning) .*/gm)).toEqual(
        Array(2).fill(
          'warning catalog/assumed-facts component:default/recommendation#/metadata/annotations',
        ),
      );
    },
  );

  it('writes one service where one is asked for, and lists its files', async () => {
    const code = await generate({
      catalog: shop,
      mesh: 'istio',
      config,
      out,
      entity: 'order',
    });
    expect(code).toBe(0);
    expect(Object.keys(files(out)).sort()).toEqual(
      output.stdout.trim().split('\n').sort(),
    );
    expect(output.stdout).toContain(
      'default/shop/order/virtual-service-order.yaml\n',
    );
    expect(output.stdout).not.toContain('payment');
  });

  describe('where app-config opts a namespace in', () => {
    const withNamespace = () => {
      const file = join(out, 'app-config.yaml');
      const demo = parse(readFileSync(config, 'utf8'));
      demo.serviceMesh.namespaces = [{ name: 'shop', bundle: true }];
      writeFileSync(file, stringify(demo));
      return file;
    };

    it.each([
      ['istio', ['patches/namespace-shop.yaml']],
      [
        'istio-ambient',
        ['gateway-waypoint.yaml', 'patches/namespace-shop.yaml'],
      ],
      ['linkerd', ['patches/namespace-shop.yaml']],
    ])(
      'writes for %s what holds for the namespace as a whole, without a warning about it',
      async (mesh, expected) => {
        const options = { catalog: shop, mesh, config: withNamespace() };
        expect(await generate({ ...options, out: join(out, 'a') })).toBe(0);
        expect(
          Object.keys(files(join(out, 'a/default/shop/_namespace'))),
        ).toEqual(expected);
        expect(output.stderr).toContain(
          'info security/namespace-not-enforced /serviceMesh/namespaces/0',
        );
        expect(output.stderr.match(/^(error|warning) .*/gm)).toHaveLength(1);
      },
    );

    it('writes nothing of it for one service', async () => {
      await generate({
        catalog: shop,
        mesh: 'istio',
        config: withNamespace(),
        out: join(out, 'a'),
        entity: 'order',
      });
      expect(output.stdout).not.toContain('_namespace');
    });
  });

  it.each([
    [{ mesh: 'kuma' }, /istio, istio-ambient, linkerd/],
    [{ environment: 'moon' }, /No environment 'moon'/],
    [
      { entity: 'component:default/gone' },
      /no component 'component:default\/gone'/,
    ],
    [{ entity: '::' }, /not an entity ref/],
    [{ catalog: '/does/not/exist' }, /Cannot read the catalog folder/],
    [{ config: '/does/not/exist' }, /Cannot read the config/],
  ])('refuses %j and says why', async (bad, message) => {
    await expect(
      generate({ catalog: shop, mesh: 'istio', config, out, ...bad }),
    ).rejects.toThrow(message);
  });

  it('names each faulty key of the config', async () => {
    const file = join(out, 'app-config.yaml');
    writeFileSync(
      file,
      'serviceMesh: { polices: {}, limits: [{ leaf: a }] }\n',
    );
    await expect(
      generate({ catalog: shop, mesh: 'istio', config: file, out }),
    ).rejects.toThrow(/polices.*|limits\.0\.max/);
  });
});
