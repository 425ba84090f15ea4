import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { readMeshConfig } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCatalog,
  testEntity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { istioProvider } from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
import { poisonable, typescript } from './__testUtils__/threads';
import { EnginePool } from './EnginePool';

const ISTIO =
  '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';
const ORDER = 'component:default/order';

describe('EnginePool', () => {
  const folder = createMockDirectory();
  const lifecycle = mockServices.lifecycle.mock();
  const stop = async () => {
    for (const [hook] of lifecycle.addShutdownHook.mock.calls) {
      await hook();
    }
  };
  afterAll(stop);

  function openPool(definitions: object, script?: string) {
    const config = readMeshConfig({ definitions });
    const pool = EnginePool.create({
      engine: { meshConfig: config, providers: [], rules: [] },
      files: [],
      lifecycle,
      logger: mockServices.logger.mock(),
      execArgv: typescript,
      script,
    });
    return (entities = testCatalog()) =>
      pool.discover({
        entities,
        config,
        fallbackMesh: 'istio',
        subjects: [ORDER],
      });
  }

  it('finds in a thread what it finds without', async () => {
    const [apart, here] = await Promise.all([
      openPool({ threads: 1, timeout: 60 })(),
      openPool({ threads: 0 })(),
    ]);
    expect(apart).toEqual(here);
    expect(apart.services[ORDER].service.operations).toHaveLength(2);
  }, 60_000);

  it('makes in a thread what it makes here, and fails there as it does here', async () => {
    const engine = {
      meshConfig: readMeshConfig({ definitions: { threads: 1, timeout: 60 } }),
      providers: [istioProvider],
      rules: [],
    };
    const open = (files: string[] | null) =>
      EnginePool.create({
        engine,
        files,
        lifecycle,
        logger: mockServices.logger.mock(),
        execArgv: typescript,
      });
    const apart = open([require.resolve(`${ISTIO}/src/plugs`)]);
    const here = open(null);
    const source = {
      entities: testCatalog(),
      config: engine.meshConfig,
      fallbackMesh: 'istio',
      subjects: [ORDER],
    };
    const options = { id: ORDER, environment: 'default', redacted: false };
    const answer = await here.make('answer', source, options);
    expect(await apart.make('answer', source, options)).toEqual(answer);
    expect(answer.manifests.length).toBeGreaterThan(0);

    const unknown = { ...options, mesh: 'nope' };
    const { name, message } = await here
      .make('answer', source, unknown)
      .catch(error => error);
    expect(name).toBe('InputError');
    await expect(apart.make('answer', source, unknown)).rejects.toMatchObject({
      name,
      message,
    });
  }, 60_000);

  it.each(['HANG', 'EXIT', 'GROW'])(
    'loses one definition where the thread is made to %s, and nothing else',
    async what => {
      const script = join(folder.path, 'poisonable.js');
      writeFileSync(script, poisonable);
      // The first discovery waits for the thread to start.
      const discover = openPool({ threads: 1, timeout: 15 }, script);
      await discover();
      const entities = testCatalog();
      entities[1].relations!.push({
        type: 'providesApi',
        targetRef: 'api:default/poison',
      });
      entities.push(
        testEntity('API', 'poison', {
          spec: { type: 'openapi', definition: what },
          relations: [['apiProvidedBy', ORDER]],
        }),
      );
      const { service, findings } = (await discover(entities)).services[ORDER];
      expect(service.operations.map(({ id }) => id)).toEqual([
        'createOrder',
        'getOrder',
      ]);
      expect(
        findings.filter(({ entityRef }) => entityRef === 'api:default/poison'),
      ).toMatchObject([{ code: 'catalog/definition-unreadable' }]);
      // The next one is as well as ever.
      expect((await discover()).services[ORDER].findings).toEqual([]);
    },
    120_000,
  );
});
