import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Verdict } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse, stringify } from 'yaml';
import { captureOutput } from './__testUtils__/captureOutput';
import { can } from './commands/can';
import { generate } from './commands/generate';

const repository = resolve(__dirname, '../../..');
const appConfig = join(repository, 'app-config.yaml');

/** What the demo runs, with a waypoint in each namespace. */
function withWaypoint(folder: string): string {
  const config = parse(readFileSync(appConfig, 'utf8'));
  config.serviceMesh.targets.istio.waypoint = 'waypoint';
  const file = join(folder, 'app-config.yaml');
  writeFileSync(file, stringify(config));
  return file;
}

let folder: string;
let output: { stdout: string; stderr: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'judged-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => jest.restoreAllMocks());

describe.each([
  ['istio', 'sidecars', 'istio-ingress/gateway', () => appConfig],
  ['istio-ambient', 'ztunnel', 'istio-ingress/gateway', () => appConfig],
  ['istio-ambient', 'a waypoint', 'istio-ingress/gateway', withWaypoint],
  ['linkerd', 'its proxies', 'ingress-nginx/ingress-nginx', () => appConfig],
])('the shop in %s with %s', (mesh, plane, gateway, configIn) => {
  const manifests = () => join(folder, plane);

  beforeAll(async () => {
    captureOutput();
    await generate({
      catalog: join(repository, 'packages/backend/catalog/shop'),
      mesh,
      config: configIn(folder),
      out: manifests(),
    });
    jest.restoreAllMocks();
  });

  async function ask(caller: string, to: string, line: string, token?: string) {
    output.stdout = '';
    const [method, path] = line.split(' ');
    await can(caller, method, path, {
      to,
      token,
      manifests: manifests(),
      mesh,
      config: configIn(folder),
      format: 'json',
    });
    return JSON.parse(output.stdout) as Verdict;
  }

  it.each([
    ['order', 'GET /orders/7', gateway],
    ['order', 'POST /orders', gateway],
    ['order', 'GET /metrics', 'monitoring/prometheus'],
    ['inventory', 'GET /inventory/7', 'shop/order'],
    ['product-catalog', 'GET /products', 'shop/order'],
  ])('%s admits to %s its declared caller %s', async (to, line, caller) => {
    expect(await ask(caller, to, line)).toMatchObject({ decision: 'allow' });
  });

  it.each([
    ['order', 'GET /orders/7', 'evil/web'],
    ['order', 'POST /orders', 'shop/payment'],
    ['order', 'GET /orders/7', '-'],
    ['inventory', 'GET /inventory/7', 'shop/payment'],
    ['product-catalog', 'GET /products', 'evil/order'],
  ])('%s refuses to %s the stranger %s', async (to, line, caller) => {
    const { decision, by } = await ask(caller, to, line);
    expect(decision).toBe('deny');
    expect(by).toMatchObject({ namespace: 'shop' });
  });

  it('only reports strangers to a service at audit', async () => {
    const { decision } = await ask('evil/web', 'payment', 'POST /payments');
    expect(decision).toBe('audit-deny');
  });
});
