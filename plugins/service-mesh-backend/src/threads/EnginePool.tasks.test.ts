import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { istioProvider } from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import {
  loadCrds,
  readMeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { poisonable, typescript } from './__testUtils__/threads';
import { EnginePool } from './EnginePool';

const ISTIO =
  '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';

const crdTexts = [
  {
    path: 'gates.yaml',
    content: `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gates.test.example }
spec:
  group: test.example
  scope: Namespaced
  names: { kind: Gate }
  versions:
    - name: v1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { width: { type: integer } } } }
`,
  },
];

const gates = (count: number, width: unknown) =>
  Array.from(
    { length: count },
    (_, i) =>
      `apiVersion: test.example/v1\nkind: Gate\nmetadata: { name: g${i} }\nspec: { width: ${width} }\n`,
  ).join('---\n');

const requestOf = (content: string) => ({
  request: { files: [{ path: 'gates.yaml', content }] },
  today: '2026-01-01',
});
const many = requestOf(gates(3000, 1));

describe('what an EnginePool does with files of others', () => {
  const folder = createMockDirectory();
  const lifecycle = mockServices.lifecycle.mock();
  afterAll(async () => {
    for (const [hook] of lifecycle.addShutdownHook.mock.calls) {
      await hook();
    }
  });

  const open = (definitions: object, script?: string) =>
    EnginePool.create({
      engine: {
        meshConfig: readMeshConfig({ definitions }),
        providers: [istioProvider],
        rules: [],
        crds: loadCrds(crdTexts),
      },
      files: [require.resolve(`${ISTIO}/src/plugs`)],
      crdTexts,
      script,
      lifecycle,
      logger: mockServices.logger.mock(),
      execArgv: typescript,
    });

  it('is the same in a thread as here, and so is what is refused', async () => {
    const apart = open({ threads: 1, timeout: 60 });
    const here = open({ threads: 0 });
    const wrong = requestOf(gates(1, 'wide'));
    const found = await here.perform('check', wrong);
    expect(await apart.perform('check', wrong)).toEqual(found);
    expect(found.findings).toMatchObject([
      { code: 'schema/invalid-value', file: 'gates.yaml' },
    ]);
    for (const pool of [apart, here]) {
      const { request, today } = wrong;
      await expect(
        pool.perform('check', { request: { ...request, mesh: 'nope' }, today }),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
  }, 120_000);

  it('lets others have their turn where there are no threads', async () => {
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const { summary } = await open({ threads: 0 }).perform('check', many);
    clearInterval(others);
    expect(summary.error).toBe(0);
    expect(turns).toBeGreaterThan(2);
  });

  it('is refused while there is no room for more', async () => {
    const pool = open({ threads: 0 });
    const running = Array.from({ length: 10 }, () =>
      pool.perform('check', many),
    );
    await expect(pool.perform('check', many)).rejects.toThrow(
      'Too much configuration is being checked; try again soon',
    );
    await Promise.all(running);
    expect((await pool.perform('check', many)).summary.error).toBe(0);
  }, 60_000);

  it.each(['HANG', 'EXIT', 'GROW'])(
    'is refused where files make a thread %s, and the next is not',
    async what => {
      const script = join(folder.path, 'poisonable.js');
      writeFileSync(script, poisonable);
      const pool = open({ threads: 1, timeout: 15 }, script);
      const good = requestOf(gates(1, 1));
      await pool.perform('check', good);
      await expect(
        pool.perform('check', requestOf(what)),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('fewer of them at a time'),
      });
      expect((await pool.perform('check', good)).findings).toEqual([]);
    },
    120_000,
  );
});
