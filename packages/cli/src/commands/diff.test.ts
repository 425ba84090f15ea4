import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { diff } from './diff';
import { generate } from './generate';

const repository = resolve(__dirname, '../../../..');
const catalog = join(repository, 'packages/backend/catalog/shop');
const config = join(repository, 'app-config.yaml');
const POLICY = 'default/shop/order/authorization-policy-order-callers.yaml';

let against: string;
let output: { stdout: string; stderr: string };

beforeEach(async () => {
  against = mkdtempSync(join(tmpdir(), 'diff-'));
  output = captureOutput();
  await generate({ catalog, mesh: 'istio', config, out: against });
  output.stdout = '';
  output.stderr = '';
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(against, { recursive: true });
});

const run = (options: Partial<Parameters<typeof diff>[0]> = {}) =>
  diff({ catalog, mesh: 'istio', config, against, ...options });

const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(
    join(against, file),
    change(readFileSync(join(against, file), 'utf8')),
  );

describe('diff', () => {
  it('finds nothing in what was just generated', async () => {
    expect(await run()).toBe(0);
    expect(output.stdout).toMatch(/^\d+ files, all as they are generated\n$/);
    expect(output.stderr).toBe('');
  });

  it('says who edited a file by hand, and what its edit means for calls', async () => {
    edit(POLICY, text => text.replace('- monitoring/prometheus', '- evil/spy'));

    expect(await run()).toBe(1);
    expect(output.stdout).toContain(`changed   ${POLICY} (edited by hand)\n`);
    expect(output.stdout).toMatch(/component:default\/order, owned by group:/);
    expect(output.stdout).toMatch(
      / {2}deny becomes allow: prometheus .*; declared by app-config serviceMesh\.platformCallers/,
    );
    expect(output.stdout).toMatch(/ {2}allow becomes deny: evil\/spy /);
    expect(output.stdout).toMatch(/ {2}not safe in one step: /);
    expect(output.stdout).not.toContain('component:default/payment');
  });

  it('lists files of services that are gone, files of others, and those that are missing', async () => {
    const gone = 'default/shop/cart/virtual-service-cart.yaml';
    mkdirSync(join(against, 'default/shop/cart'));
    writeFileSync(
      join(against, gone),
      readFileSync(
        join(against, 'default/shop/order/virtual-service-order.yaml'),
      ),
    );
    edit(POLICY, () => 'kind: AuthorizationPolicy\n');
    rmSync(join(against, 'default/shop/order/virtual-service-order.yaml'));

    expect(await run({ format: 'json' })).toBe(1);
    const { files } = JSON.parse(output.stdout);
    expect(
      files.filter(({ state }: { state: string }) => state !== 'unchanged'),
    ).toEqual([
      { file: gone, state: 'obsolete', edited: 'no' },
      { file: POLICY, state: 'foreign', edited: 'unknown' },
      {
        file: 'default/shop/order/virtual-service-order.yaml',
        state: 'added',
        edited: 'no',
      },
    ]);
  });

  it('keeps to one service where one is asked for', async () => {
    edit(POLICY, text => `${text}# mine\n`);

    expect(await run({ entity: 'payment' })).toBe(0);
    expect(await run({ entity: 'order' })).toBe(1);
  });

  it('follows no symbolic link out of the folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'secret.yaml'), 'kind: Secret\n');
    rmSync(join(against, 'default/shop/order'), { recursive: true });
    symlinkSync(outside, join(against, 'default/shop/order'));

    expect(await run()).toBe(1);
    expect(output.stdout).not.toContain('secret');
    rmSync(outside, { recursive: true });
  });

  it.each([
    [{ against: '/does/not/exist' }, /no folder \/does\/not\/exist/],
    [{ mesh: 'linkerd' }, /holds files for istio/],
    [{ format: 'xml' }, /No format 'xml'/],
    [{ layout: 'helm' }, /No layout 'helm'/],
  ])('refuses %j and says why', async (bad, message) => {
    await expect(run(bad)).rejects.toThrow(message);
  });
});
