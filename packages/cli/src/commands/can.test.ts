import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { stringify } from 'yaml';
import { captureOutput } from '../__testUtils__/captureOutput';
import { can } from './can';

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'can-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: {
    selector: { app: 'orders' },
    ports: [{ port: 8000, targetPort: 'http' }],
  },
};
const workload = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: {
    template: {
      metadata: { labels: { app: 'orders', version: 'v1' } },
      spec: {
        containers: [{ ports: [{ name: 'http', containerPort: 3000 }] }],
      },
    },
  },
};
const policy = (spec: object, namespace = 'shop') => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'orders', namespace },
  spec,
});
const byCaller = (...serviceAccounts: string[]) => ({
  rules: [{ from: [{ source: { serviceAccounts } }] }],
});
const selecting = { selector: { matchLabels: { app: 'orders' } } };
const route = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: {
    hosts: ['orders.shop.svc.cluster.local'],
    http: [
      {
        name: 'all',
        timeout: '5s',
        retries: { attempts: 2, retryOn: '5xx,reset' },
      },
    ],
  },
};

function write(...objects: object[]) {
  writeFileSync(
    join(folder, 'all.yaml'),
    objects.map(object => stringify(object)).join('---\n'),
  );
}

const ask = (caller = 'shop/web', options = {}, path = '/orders') =>
  can(caller, 'get', path, { to: 'orders', manifests: folder, ...options });

describe('can', () => {
  it('says what decides, and which route a request takes', async () => {
    write(
      service,
      workload,
      policy({ ...selecting, ...byCaller('shop/web') }),
      route,
    );
    expect(await ask()).toBe(0);
    expect(output).toEqual({
      stderr: '',
      stdout: `allow: shop/web GET /orders to orders.shop.svc.cluster.local:8000
  by       AuthorizationPolicy shop/orders
  route    all
  timeout  5000 ms
  retries  2 on 5xx, reset
`,
    });
  });

  it('exits with 1 for what does not get through, and prints the verdict as JSON', async () => {
    write(service, workload, policy({ ...selecting, ...byCaller('a/b') }));
    expect(await ask('-', { format: 'json' })).toBe(1);
    expect(JSON.parse(output.stdout)).toEqual({
      decision: 'deny',
      by: {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        namespace: 'shop',
        name: 'orders',
      },
      route: null,
      timeout: null,
      retries: null,
    });
  });

  it('knows the port of the workload, headers, query and claims', async () => {
    write(
      service,
      workload,
      policy({
        rules: [
          {
            to: [{ operation: { ports: ['3000'], hosts: ['orders'] } }],
            when: [{ key: 'request.auth.claims[role]', values: ['clerk'] }],
          },
        ],
      }),
    );
    const options = { header: ['Host=orders'], token: '{"role":"clerk"}' };
    expect(await ask('-', options, '/orders?page=1')).toBe(0);
    expect(await ask('-', { ...options, token: undefined })).toBe(1);
  });

  it('says what is missing where that decides, and takes it from options', async () => {
    write(policy({ ...selecting, ...byCaller('a/b') }));
    const options = { to: 'orders.shop' };
    expect(await ask('shop/web', options)).toBe(1);
    expect(output.stdout).toMatch(/^unknown: /);
    expect(output.stderr).toMatch(/No manifest tells of orders.shop/);
    expect(output.stderr).toMatch(/what AuthorizationPolicy orders does/);
    expect(output.stderr).toMatch(/say --labels/);

    output.stdout = '';
    await ask('shop/web', { ...options, labels: 'app=orders' });
    expect(output.stdout).toMatch(/^deny: /);
    output.stdout = '';
    await ask('shop/web', { ...options, labels: 'app=cart,tier=web' });
    expect(output.stdout).toMatch(/^allow: /);
  });

  it('knows the root namespace and the trust domain of app-config', async () => {
    const config = join(folder, 'app-config');
    writeFileSync(
      config,
      stringify({
        serviceMesh: {
          targets: { istio: { rootNamespace: 'mesh', trustDomain: 'td' } },
        },
      }),
    );
    const principals = ['td/ns/shop/sa/web'];
    write(
      service,
      policy({ rules: [{ from: [{ source: { principals } }] }] }, 'mesh'),
    );
    expect(await ask('shop/cart')).toBe(0);
    expect(await ask('shop/cart', { config })).toBe(1);
    expect(await ask('shop/web', { config })).toBe(0);
  });

  it('finds the service of rendered files by their folder, wherever it is entered', async () => {
    const file = join(folder, 'default/shop/orders/authorization-policy.yaml');
    mkdirSync(dirname(file), { recursive: true });
    const object = policy({ ...selecting, ...byCaller('a/b') });
    const annotations = { 'mesh-configurator.io/entity': 'component:a/b' };
    const metadata = {
      ...object.metadata,
      name: 'orders-callers',
      annotations,
    };
    writeFileSync(file, stringify({ ...object, metadata }));
    for (const manifests of [folder, dirname(file), file]) {
      output.stdout = '';
      await ask('shop/web', { manifests });
      expect(output.stdout).toMatch(/^deny: .* to orders.shop.svc/);
    }
  });

  it('reads what kubectl pipes', async () => {
    const items = [service, workload, policy(byCaller('a/b'))];
    const text = stringify({ apiVersion: 'v1', kind: 'List', items });
    const stdin = Readable.from([Buffer.from(text)]) as typeof process.stdin;
    jest.spyOn(process, 'stdin', 'get').mockReturnValue(stdin);
    expect(await ask('shop/web', { manifests: '-' })).toBe(1);
  });

  it.each([
    ['web', {}, '/orders', /no namespace\/serviceaccount/],
    ['shop/web', {}, 'orders', /does not begin with/],
    ['shop/web', { header: ['host'] }, '/', /no key=value/],
    ['shop/web', { labels: 'app' }, '/', /no key=value/],
    ['shop/web', { token: 'ey' }, '/', /no JSON object/],
    ['shop/web', { token: '[]' }, '/', /no JSON object/],
    ['shop/web', { to: 'order' }, '/', /did you mean 'orders'/],
    ['shop/web', { to: 'http://orders' }, '/', /no HOST/],
    ['shop/web', { mesh: 'kuma' }, '/', /istio, istio-ambient, linkerd/],
    ['shop/web', { format: 'xml' }, '/', /No format/],
    ['shop/web', { manifests: '/does/not/exist' }, '/', /Cannot read/],
  ])('refuses %s %j %s and says why', async (caller, bad, path, message) => {
    write(service, policy({}));
    await expect(ask(caller, bad, path)).rejects.toThrow(message);
  });

  it('asks for the mesh where the manifests name none', async () => {
    write(service, workload);
    await expect(ask()).rejects.toThrow(/say --mesh/);
    expect(await ask('shop/web', { mesh: 'linkerd' })).toBe(0);
  });
});
