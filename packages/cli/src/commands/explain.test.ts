import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { explain } from './explain';

const repository = resolve(__dirname, '../../../..');
const shop = {
  catalog: join(repository, 'packages/backend/catalog/shop'),
  config: join(repository, 'app-config.yaml'),
  mesh: 'istio',
};

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const lines = () =>
  output.stdout
    .trim()
    .split('\n')
    .map(line => line.replace(/\(.*\/(?=[^/]+$)/, '('));

describe('explain', () => {
  it('follows a value from its annotation down to the built-in default', async () => {
    expect(
      await explain('order', 'server-order.yaml#/spec/accessPolicy', {
        ...shop,
        mesh: 'linkerd',
      }),
    ).toBe(0);
    expect(lines()).toEqual([
      '"deny"',
      expect.stringMatching(
        /^ {2}from annotation mesh-configurator.io\/policy.security.stage on component:default\/order \(order.yaml:\d+:5\)$/,
      ),
      '  overrides "audit" from built-in default: audit until a service enforces',
    ]);
  });

  it('finds the operation in a definition inside an entity', async () => {
    const place =
      'default/shop/order/virtual-service-order.yaml#/spec/http/1/match/1/uri/regex';
    await explain('order', place, shop);
    expect(lines()[1]).toMatch(
      /definition \/paths\/~1orders~1\{order_id\}~1status\/put on api:default\/order-api \(order.yaml:\d+:9\)$/,
    );
  });

  it('finds the place in app-config, and prints JSON', async () => {
    const place =
      'authorization-policy-order-callers.yaml#/spec/rules/0/from/0/source/serviceAccounts/0';
    await explain('order', place, shop);
    expect(lines()[1]).toMatch(
      /app-config serviceMesh.platformCallers.0 \(app-config.yaml:\d+:\d+\)/,
    );
    output.stdout = '';
    await explain('order', place, { ...shop, format: 'json' });
    expect(JSON.parse(output.stdout)).toEqual({
      value: 'istio-ingress/gateway',
      chain: [{ source: 'config', pointer: '/serviceMesh/platformCallers/0' }],
    });
  });

  it('finds the operation in a definition that is a file of its own', async () => {
    mkdirSync(join(folder, 'apis'));
    writeFileSync(
      join(folder, 'apis', 'tea.yaml'),
      'openapi: 3.0.0\ninfo: { title: Tea, version: "1" }\npaths:\n  /tea:\n    get: { responses: {} }\n',
    );
    writeFileSync(
      join(folder, 'catalog-info.yaml'),
      `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: tea, annotations: { mesh-configurator.io/namespace: cups } }
spec: { type: service, lifecycle: production, owner: me, providesApis: [tea-api] }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: tea-api }
spec: { type: openapi, lifecycle: production, owner: me, definition: { $text: ./apis/tea.yaml } }
`,
    );
    const options = { catalog: folder, mesh: 'istio' };
    const at = (pointer: string) =>
      explain('tea', `virtual-service-tea.yaml#${pointer}`, options);
    await at('/spec/http/0/match/0/uri/exact');
    expect(lines()[1]).toMatch(/\(tea.yaml:5:5\)$/);
    output.stdout = '';
    await at('/metadata/namespace');
    expect(lines()[1]).toMatch(/\(catalog-info.yaml:3:39\)$/);
  });

  it.each([
    ['order', 'virtual-service-order.yaml', {}, /no <file>#<pointer>/],
    ['order', 'virtual-servise-order.yaml#', {}, /did you mean/],
    ['order', 'virtual-service-order.yaml#/spec/htp', {}, /\/spec\/http/],
    ['tea', 'a.yaml#', {}, /no component 'component:default\/tea'/],
    ['order', 'a.yaml#', { mesh: 'kuma' }, /istio, istio-ambient, linkerd/],
    ['order', 'a.yaml#', { format: 'xml' }, /No format/],
  ])('refuses %s %s %j and says why', async (entity, place, bad, message) => {
    await expect(explain(entity, place, { ...shop, ...bad })).rejects.toThrow(
      message,
    );
  });
});
