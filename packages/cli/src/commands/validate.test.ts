import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { captureOutput } from '../__testUtils__/captureOutput';
import { reportFailure } from '../exit';
import { createProgram } from '../program';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

const route = (
  spec: string,
  annotations = '',
) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: orders
  namespace: shop
${annotations}spec:
  hosts: [orders]
${spec}`;
const broken = route('  htpp: []\n');
const fine = route(
  '  http:\n    - route: [{ destination: { host: orders } }]\n',
);

function file(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function validate(...args: string[]) {
  const output = captureOutput();
  const failure = await createProgram()
    .parseAsync(['node', 'mesh-configurator', 'validate', ...args])
    .then(() => undefined, reportFailure);
  const code = failure ?? process.exitCode;
  process.exitCode = undefined;
  return { code, ...output };
}

async function findings(...args: string[]) {
  const { stdout } = await validate(...args, '--format', 'json');
  return JSON.parse(stdout).findings;
}

const undefinedKind = `apiVersion: networking.istio.io/v1beta1
kind: ProxyConfig
metadata: { name: a, namespace: shop }
spec: { anything: 1 }
`;

describe('validate', () => {
  it('exits with 0 for what is fine and 1 for an error, with its line', async () => {
    expect(await validate(file('a.yaml', fine))).toMatchObject({ code: 0 });
    const path = file('b.yaml', broken);
    const { code, stdout } = await validate(path);
    expect(code).toBe(1);
    expect(stdout).toContain(`error schema/unknown-field ${path}:8:3`);
    expect(stdout).toContain("did you mean 'http'?");
  });

  it.each([
    [[], /missing required argument/],
    [['/does/not/exist'], /Cannot read/],
    [['.', '--format', 'xml'], /No format/],
    [['.', '--fail-on', 'never'], /--fail-on/],
    [['.', '--mesh', 'nope'], /No provider/],
    [['.', '--istio-version', 'new'], /--istio-version/],
    [['.', '--today', 'now'], /--today/],
    [['.', '--baseline', '/does/not/exist'], /baseline/],
    [['.', '--crds', '/does/not/exist'], /Cannot read/],
    [['.', '--mesh-config', '/does/not/exist'], /mesh config/],
    [['-', '--fix'], /standard input/],
  ])('exits with 2 for %j', async (args, message) => {
    const { code, stderr } = await validate(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('reads folders, several paths, JSON and standard input, and no folders of others', async () => {
    file('k8s/node_modules/x.yaml', broken);
    file('k8s/deep/a.yaml', broken);
    file(
      'b.json',
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"x"},"spec":{"htpp":[]}}]}',
    );
    expect(
      (await findings(join(folder, 'k8s'), join(folder, 'b.json'))).map(
        (found: any) => [found.file, found.resource.name],
      ),
    ).toEqual([
      [join(folder, 'b.json'), 'x'],
      [join(folder, 'k8s/deep/a.yaml'), 'orders'],
    ]);
    const stdin = Readable.from([broken]);
    jest.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as any);
    expect(await findings('-')).toMatchObject([{ file: 'stdin' }]);
  });

  it('holds findings to the bar', async () => {
    const path = file(
      'a.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nimmutable: yes\n',
    );
    expect((await validate(path)).code).toBe(0);
    expect((await validate(path, '--fail-on', 'warning')).code).toBe(1);
  });

  it('says that a kind known by name only needs CRDs, and checks it with them', async () => {
    const path = file('a.yaml', undefinedKind);
    expect(await findings(path)).toMatchObject([
      { code: 'schema/unchecked-kind', undecided: 'needs CRDs' },
    ]);
    const crds = file(
      'crds/proxyconfig.yaml',
      `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: proxyconfigs.networking.istio.io }
spec:
  group: networking.istio.io
  scope: Namespaced
  names: { kind: ProxyConfig }
  versions:
    - name: v1beta1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [priority]
              properties:
                priority: { type: integer }
`,
    );
    expect(await findings(path, '--crds', crds)).toMatchObject([
      {
        code: 'schema/missing-field',
        pointer: '/spec/priority',
        range: { start: { line: 4, column: 1 } },
      },
      {
        code: 'schema/unknown-field',
        layer: 'schema',
        range: { start: { line: 4, column: 9 } },
      },
    ]);
  });

  it('accepts findings of a baseline, wherever their lines have moved', async () => {
    const path = file('a.yaml', broken);
    const { stdout } = await validate(path, '--format', 'json');
    const baseline = file('baseline/findings.json', stdout);
    file('a.yaml', `# moved\n${broken}`);
    const { code, stdout: second } = await validate(
      path,
      '--baseline',
      baseline,
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(second)).toMatchObject({
      findings: [{ suppressed: { by: 'baseline' } }],
      summary: { error: 0, suppressed: 1 },
    });
  });

  it('accepts findings by annotation until the day it names', async () => {
    const path = file(
      'a.yaml',
      route(
        '  htpp: []\n',
        `  annotations:
    mesh-configurator.io/suppress: |
      - { code: schema/unknown-field, reason: to be removed, until: "2026-06-30" }
`,
      ),
    );
    const on = async (today: string) =>
      (await validate(path, '--today', today)).code;
    expect(await on('2026-06-30')).toBe(0);
    expect(await on('2026-07-01')).toBe(1);
  });

  it('mends what keeps its meaning, and leaves the rest of the file as it is', async () => {
    const content =
      'apiVersion: v1 # first\nkind: ConfigMap\nmetadata: { name: a }\nimmutable: yes   # kept\n';
    const path = file('a.yaml', content);
    expect((await validate(path, '--fix', '--fail-on', 'info')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(content.replace('yes ', 'true '));
  });
});

it('rules lists every rule once, with its layer', async () => {
  const output = captureOutput();
  await createProgram().parseAsync([
    'node',
    'mesh-configurator',
    'rules',
    '--format',
    'json',
  ]);
  const { rules } = JSON.parse(output.stdout);
  const codes = rules.map(({ code }: any) => code);
  expect(codes).toContain('schema/unknown-field');
  expect(codes).toContain('syntax/invalid-yaml');
  expect(new Set(codes).size).toBe(codes.length);
});

describe('rules with a code', () => {
  const rules = async (...args: string[]) => {
    const output = captureOutput();
    await createProgram().parseAsync([
      'node',
      'mesh-configurator',
      'rules',
      ...args,
    ]);
    return output.stdout;
  };

  it('shows one rule with its examples', async () => {
    const page = await rules('linkerd/duplicate-server');
    expect(page).toMatch(/^# A port has one Server\n/);
    expect(page).toMatch(
      /## Bad\n\n```yaml\napiVersion: [^]*## Good\n\n```yaml\n/,
    );
    const json = await rules('linkerd/duplicate-server', '--format', 'json');
    expect(JSON.parse(json)).toMatchObject({
      code: 'linkerd/duplicate-server',
      example: { bad: expect.stringContaining('kind: Server') },
    });
  });

  it('knows a rule by the code of another tool, and says where there is none', async () => {
    expect(await rules('IST0130')).toContain('`traffic/unreachable-route`');
    await expect(rules('traffic/nope')).rejects.toThrow(
      "There is no rule 'traffic/nope'",
    );
  });
});
