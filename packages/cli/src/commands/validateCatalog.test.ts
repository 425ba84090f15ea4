import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { reportFailure } from '../exit';
import { createProgram } from '../program';

const repository = resolve(__dirname, '../../../..');
const shop = join(repository, 'packages/backend/catalog/shop');
const config = join(repository, 'app-config.yaml');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-catalog-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

async function run(...args: string[]) {
  const output = captureOutput();
  const failure = await createProgram()
    .parseAsync(['node', 'mesh-configurator', ...args])
    .then(() => undefined, reportFailure);
  const code = failure ?? process.exitCode;
  process.exitCode = undefined;
  return { code, ...output };
}

/** What is found in manifests of the shop, with its catalog at hand. */
async function findings(mesh: string, ...args: string[]) {
  const { stdout } = await run(
    ...['validate', folder, '--catalog', shop, '--config', config],
    ...['--mesh', mesh, '--format', 'json', ...args],
  );
  return JSON.parse(stdout).findings.filter(
    ({ severity }: any) => severity !== 'info',
  );
}

/** Changes the committed configuration of the shop as somebody would by hand. */
function change(mesh: string, file: string, from: string | RegExp, to: string) {
  cpSync(resolve(__dirname, '../__fixtures__/shop', mesh), folder, {
    recursive: true,
  });
  const path = join(folder, 'default/shop', file);
  const content = readFileSync(path, 'utf8');
  expect(content).toMatch(from);
  writeFileSync(path, content.replace(from, to));
}

// Each generates and checks a whole catalog several times.
jest.setTimeout(60_000);

describe('validate --catalog', () => {
  it.each(['istio', 'istio-ambient', 'linkerd'])(
    'is content with what was generated for %s, in every environment',
    async mesh => {
      for (const environment of ['default', 'staging']) {
        const options = ['--catalog', shop, '--config', config];
        await run(
          ...['generate', ...options, '--mesh', mesh, '--out', folder],
          ...['--environment', environment],
        );
        expect(await findings(mesh, '--environment', environment)).toEqual([]);
        rmSync(join(folder, environment), { recursive: true });
      }
    },
  );

  it.each([
    [
      'istio',
      'inventory/authorization-policy-inventory-callers.yaml',
      'AuthorizationPolicy',
    ],
    [
      'istio-ambient',
      'inventory/authorization-policy-inventory-callers.yaml',
      'AuthorizationPolicy',
    ],
  ])(
    'finds in %s a declared caller that is refused, and one that nobody declared',
    async (mesh, path, kind) => {
      change(mesh, path, 'shop/order', 'shop/reports');
      expect(await findings(mesh)).toMatchObject([
        {
          code: 'security/declared-caller-denied',
          severity: 'error',
          layer: 'practice',
          message: expect.stringMatching(
            /order is declared to call .*inventory/,
          ),
        },
        {
          code: 'policy/edited-by-hand',
        },
        {
          code: 'security/undeclared-caller-admitted',
          severity: 'warning',
          resource: { kind },
          file: join(folder, 'default/shop', path),
          message: expect.stringContaining('shop/reports'),
        },
      ]);
    },
  );

  it('finds the same in Linkerd', async () => {
    change(
      'linkerd',
      'inventory/mesh-tls-authentication-inventory-callers.yaml',
      'name: order\n',
      'name: reports\n',
    );
    const codes = (await findings('linkerd')).map(({ code }: any) => code);
    expect(codes).toContain('security/declared-caller-denied');
    expect(codes).toContain('security/undeclared-caller-admitted');
  });

  it('warns where a policy on trial would refuse a declared caller', async () => {
    change(
      'istio',
      'payment/authorization-policy-payment-callers.yaml',
      'shop/order',
      'shop/payment',
    );
    expect(
      (await findings('istio')).map(({ code, severity }: any) => [
        severity,
        code,
      ]),
    ).toContainEqual(['warning', 'security/declared-caller-denied']);
  });

  it('finds a callee that may take longer than its caller', async () => {
    change(
      'istio',
      'product-catalog/virtual-service-product-catalog.yaml',
      /timeout: 5s/g,
      'timeout: 60s',
    );
    expect(await findings('istio')).toContainEqual(
      expect.objectContaining({
        code: 'resilience/timeout-exceeds-caller',
        severity: 'warning',
        message: expect.stringMatching(
          /order waits up to 60000 ms for .*product-catalog .* after 30000 ms/,
        ),
      }),
    );
  });

  it('says nothing of the catalog without one', async () => {
    change(
      'istio',
      'inventory/authorization-policy-inventory-callers.yaml',
      'shop/order',
      'shop/reports',
    );
    const { stdout } = await run('validate', folder, '--format', 'json');
    const codes = JSON.parse(stdout).findings.map(({ code }: any) => code);
    expect(codes).not.toContain('security/declared-caller-denied');
  });

  it.each([
    [['--environment', 'staging'], /needs --catalog/],
    [['--catalog', '/does/not/exist'], /Cannot read the catalog/],
    [
      ['--catalog', shop, '--config', config, '--environment', 'nope'],
      /No environment 'nope'/,
    ],
  ])('exits with 2 for %j', async (args, message) => {
    change('istio', 'order/virtual-service-order.yaml', 'order', 'order');
    const { code, stderr } = await run('validate', folder, ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
