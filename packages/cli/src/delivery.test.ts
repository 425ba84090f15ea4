import { resolve } from 'node:path';
import fc from 'fast-check';
import { Entity } from '@backstage/catalog-model';
import {
  bundleFolder,
  compareFiles,
  compareMeaning,
  configureService,
  discover,
  MeshConfig,
  planDelivery,
  providerOf,
  readPresentFile,
  resolveTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from './catalog';
import { providers } from './providers';
import { readConfig } from './readConfig';

const repository = resolve(__dirname, '../../..');
const PREFIX = 'mesh-configurator.io/';
const ORDER = 'component:default/order';
const INVENTORY = 'component:default/inventory';

let shop: Entity[];
let base: MeshConfig;

beforeAll(async () => {
  base = await readConfig(resolve(repository, 'app-config.yaml'));
  const folder = resolve(repository, 'packages/backend/catalog/shop');
  shop = (await readCatalog(folder)).entities;
});

/** The shop with other settings of one component. */
function withSettings(name: string, settings: Record<string, string>) {
  return shop.map(entity =>
    entity.kind === 'Component' && entity.metadata.name === name
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              ...entity.metadata.annotations,
              ...Object.fromEntries(
                Object.entries(settings).map(([leaf, value]) => [
                  `${PREFIX}policy.${leaf}`,
                  value,
                ]),
              ),
            },
          },
        }
      : entity,
  );
}

function configured(mesh: string, id: string, entities: Entity[]) {
  const config = { ...base, defaultMesh: mesh };
  const target = resolveTarget({ mesh, config, providers });
  return configureService(id, {
    discovery: discover({ entities, config, fallbackMesh: mesh }),
    config,
    target,
    provider: providerOf(mesh, providers),
    meshes: [mesh],
    rules: [],
  });
}

/** What going from one catalog to another means for one service. */
function meaning(
  mesh: string,
  id: string,
  { from = shop, to = shop }: { from?: Entity[]; to?: Entity[] },
  { prune = true } = {},
) {
  const before = configured(mesh, id, from).manifests;
  const config = configured(mesh, id, to);
  const present = before.map(({ file, yaml }) =>
    readPresentFile({ file, text: yaml }),
  );
  const files = compareFiles(config.manifests, present, [
    bundleFolder(config.service, config.target),
  ]);
  return compareMeaning({
    config,
    present,
    ...planDelivery(files, { overwrite: false, prune }),
    provider: providerOf(mesh, providers),
    meshConfig: base,
  });
}

const calls = ({ calls: all }: ReturnType<typeof meaning>) =>
  all.map(
    ({ caller, before, after }) => `${caller.name}: ${before} to ${after}`,
  );

describe.each(['istio', 'istio-ambient', 'linkerd'])('in %s', mesh => {
  it('the same catalog changes nothing for any call', () => {
    for (const id of [ORDER, INVENTORY]) {
      expect(meaning(mesh, id, {})).toEqual({
        calls: [],
        limits: [],
        fields: [],
        unsafe: [],
        requests: { judged: 0, leftOut: 0 },
        fieldsLeftOut: 0,
      });
    }
  });

  it('a caller that is added is allowed from then on, and said to be so by the annotation', () => {
    const changes = meaning(mesh, ORDER, {
      to: withSettings('order', {
        'security.callers.additional': '[{"serviceAccount": "batch/nightly"}]',
      }),
    });
    expect(calls(changes)).toEqual(['batch/nightly: deny to allow']);
    expect(changes.requests.judged).toBeGreaterThan(6);
    expect(changes.calls[0]).toMatchObject({
      caller: {
        kind: 'declared',
        serviceAccount: 'batch/nightly',
        origin: { source: 'annotation', entityRef: ORDER },
      },
      operations: expect.arrayContaining(['*']),
    });
    expect(changes.unsafe).toEqual([]);
  });

  it('a caller that is taken away is refused from then on, which is not safe in one step', () => {
    const from = withSettings('order', {
      'security.callers.additional': '[{"serviceAccount": "batch/nightly"}]',
    });
    const changes = meaning(mesh, ORDER, { from });
    expect(calls(changes)).toEqual(['batch/nightly: allow to deny']);
    expect(changes.calls[0].caller.kind).toBe('former');
    expect(changes.unsafe).toMatchObject([
      { kind: 'new-deny', ordered: false },
    ]);
    expect(changes.unsafe[0].files).not.toEqual([]);
  });

  it('going from audit to enforce refuses strangers and plaintext that were only reported', () => {
    const changes = meaning(mesh, INVENTORY, {
      from: withSettings('inventory', { 'security.stage': 'audit' }),
    });
    expect(calls(changes)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^anybody else: .* to deny$/),
        expect.stringMatching(/^plaintext: .* to deny$/),
      ]),
    );
    expect(changes.unsafe.map(({ kind }) => kind)).toEqual([
      'new-deny',
      'strict-mtls',
    ]);
    expect(
      changes.calls.filter(
        ({ caller, after, endUser }) =>
          caller.kind === 'declared' &&
          after === 'deny' &&
          endUser !== 'without',
      ),
    ).toEqual([]);
  });

  it('other timeouts and retries are told with the operations and callers they concern', () => {
    const changes = meaning(mesh, INVENTORY, {
      to: withSettings('inventory', { 'resilience.timeout': '3s' }),
    });
    expect(changes.calls).toEqual([]);
    expect(changes.limits).toMatchObject([
      {
        before: { timeout: expect.any(Number) },
        after: { timeout: 3_000 },
        callers: expect.arrayContaining([ORDER]),
      },
    ]);
    expect(changes.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ leaf: 'resilience.timeout' }),
      ]),
    );
  });

  it('other weights are told with the setting they follow from', () => {
    const changes = meaning(mesh, ORDER, {
      from: withSettings('order', {
        'traffic.weights': '{"v1": 90, "v2": 10}',
      }),
      to: withSettings('order', { 'traffic.weights': '{"v1": 50, "v2": 50}' }),
    });
    const weights = changes.fields.filter(({ pointer }) =>
      pointer.endsWith('/weight'),
    );
    expect(
      new Set(weights.map(({ before, after }) => `${before}→${after}`)),
    ).toEqual(new Set(['90→50', '10→50']));
    expect(new Set(weights.map(({ leaf }) => leaf))).toEqual(
      new Set(['traffic.weights']),
    );
  });

  it('a file that is no longer generated still holds while it is there', () => {
    const to = withSettings('inventory', { 'security.callers.mode': 'any' });
    const left = meaning(mesh, INVENTORY, { to }, { prune: false });
    const pruned = meaning(mesh, INVENTORY, { to });
    expect(left.calls.length).toBeLessThan(pruned.calls.length);
  });
});

it.each(['istio', 'istio-ambient', 'linkerd'])(
  'whatever a folder for %s holds, the answer is the same each time, and no error',
  mesh => {
    const config = configured(mesh, ORDER, shop);
    const provider = providerOf(mesh, providers);
    const kinds = provider.kinds.map(({ apiVersion, kind }) => ({
      apiVersion,
      kind,
    }));
    const anything = fc.jsonValue({ maxDepth: 3 });
    const object = fc.record({
      type: fc.constantFrom(...kinds),
      name: fc.constantFrom('order', 'order-callers', 'x', '__proto__'),
      labels: anything,
      annotations: anything,
      spec: anything,
    });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), objects => {
        const texts = objects.map(({ type, name, labels, annotations, spec }) =>
          JSON.stringify({
            ...type,
            metadata: { name, namespace: 'shop', labels, annotations },
            spec,
          }),
        );
        const compare = () => {
          const present = texts.map((text, index) =>
            readPresentFile({ file: `theirs-${index}.yaml`, text }),
          );
          const files = compareFiles(config.manifests, present, ['default']);
          return compareMeaning({
            config,
            present,
            ...planDelivery(files, { overwrite: false, prune: true }),
            provider,
            meshConfig: base,
          });
        };
        expect(compare()).toEqual(compare());
      }),
      { seed: 3, numRuns: 30 },
    );
  },
);

it('judges the greatest service there may be in a bounded time', () => {
  const operations = configured('istio', ORDER, shop).service.operations;
  const config = configured('istio', ORDER, shop);
  const many = Array.from({ length: 5_000 }, (_, i) => ({
    ...operations[0],
    id: `operation-${i}`,
  }));
  const { requests } = compareMeaning({
    config: { ...config, service: { ...config.service, operations: many } },
    present: [],
    written: config.manifests.map(({ file }) => file),
    removed: [],
    provider: providerOf('istio', providers),
    meshConfig: base,
  });
  expect(requests.judged).toBeLessThanOrEqual(2_000);
  expect(requests.leftOut).toBeGreaterThan(10_000);
});
