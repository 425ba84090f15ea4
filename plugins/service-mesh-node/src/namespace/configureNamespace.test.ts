import { Entity, RELATION_PART_OF } from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { discover } from '../discover';
import { defineKind } from '../kind';
import { MeshProvider, NamespaceInput } from '../provider';
import { draftManifest, cite } from '../render';
import { testCatalog, testEntity, testTarget } from '../testUtils';
import { z } from 'zod/v4';
import { configureNamespace } from './configureNamespace';

const wall = defineKind({
  apiVersion: 'test.example/v1',
  alsoServed: [],
  kind: 'Wall',
  spec: z.strictObject({}),
});

/** A mesh that builds a wall around a namespace where it may. */
function recorder() {
  const inputs: NamespaceInput[] = [];
  const provider: MeshProvider = {
    id: 'test',
    title: 'Test',
    dataPlanes: ['istio'],
    versions: ['1.0'],
    defaultVersion: '1.0',
    kinds: [wall],
    rules: [],
    render: () => ({ manifests: [], losses: [] }),
    renderNamespace: input => {
      inputs.push(input);
      return {
        manifests: input.deniesCallers
          ? [
              draftManifest(wall, {
                name: 'wall',
                namespace: cite(input.namespace),
                phase: 4,
                spec: {},
              }),
            ]
          : [],
        losses: [],
      };
    },
    evaluate: () => {
      throw new Error('not used');
    },
  };
  return { provider, inputs };
}

const shop = { name: 'shop', bundle: true, location: 'https://git/shop' };
const enforced = { 'policy.security.stage': 'enforce' };
const uncalled = { ...enforced, 'policy.security.callers.mode': 'none' };

function configure(
  entities: Entity[],
  entry: object = {},
  section: object = {},
) {
  const config = readMeshConfig({
    namespaces: [{ ...shop, ...entry }],
    ...section,
  });
  const { provider, inputs } = recorder();
  const result = configureNamespace('shop', {
    discovery: discover({ entities, config, fallbackMesh: 'istio' }),
    config,
    target: testTarget({ mesh: 'istio', provider: 'test', version: '1.0' }),
    provider,
    rules: [],
  });
  return { input: inputs[0], ...result };
}

const codes = ({ findings = [] }: ReturnType<typeof configure>) =>
  findings.map(({ code }) => code);

const enforcing = (order = {}, web = {}) =>
  testCatalog({
    order: { ...enforced, ...order },
    web: { ...uncalled, ...web },
  });

describe('the bundle of a namespace', () => {
  it('is rendered only where app-config opts the namespace in', () => {
    expect(configure(testCatalog(), { bundle: false })).toEqual({
      input: undefined,
    });
    expect(configure(testCatalog(), { name: 'other' })).toEqual({
      input: undefined,
    });
    expect(configure(testCatalog()).input).toBeDefined();
  });

  it('knows the services of the namespace and no others', () => {
    const { input } = configure(
      testCatalog({ web: { namespace: 'elsewhere' } }),
    );
    expect(input.services.map(({ identity }) => identity.id)).toEqual([
      'component:default/order',
    ]);
    expect(JSON.parse(JSON.stringify(input))).toEqual(input);
  });

  it('refuses callers and plaintext once every service does, and says whom that may hit', () => {
    const result = configure(enforcing());
    expect(result.input).toMatchObject({
      enrols: true,
      deniesCallers: true,
      deniesPlaintext: true,
      deniesCalls: true,
    });
    expect(codes(result)).toEqual([
      'security/namespace-refuses-unknown-workloads',
    ]);
    expect(result.findings?.[0].severity).toBe('info');
  });

  const website = testEntity('Component', 'site', {
    annotations: { namespace: 'shop', 'service-account': 'site' },
    spec: { type: 'website' },
  });

  it.each<[string, Entity[], object, string[]]>([
    [
      'a service is at audit',
      testCatalog({ web: uncalled }),
      {},
      ['component:default/order is at stage audit'],
    ],
    [
      'facts keep a service at audit',
      enforcing({ selector: '' }),
      {},
      ['component:default/order is at stage audit'],
    ],
    [
      'a service admits everybody',
      enforcing({ 'policy.security.callers.mode': 'any' }),
      {},
      ['component:default/order admits everybody'],
    ],
    [
      'nobody is declared to call a service',
      enforcing({}, { 'policy.security.callers.mode': 'declared' }),
      {},
      ['component:default/web is at stage audit'],
    ],
    [
      'something other than a service runs there',
      [...enforcing(), website],
      {},
      [
        'component:default/site is no service, so that nothing says who may call it',
      ],
    ],
    [
      'a gateway stands there',
      enforcing({ 'policy.traffic.ingress.gateway': 'Gateway/shop/public' }),
      {},
      [
        'the gateway of component:default/order stands in it, outside the catalog',
      ],
    ],
    [
      'a platform caller runs there',
      enforcing(),
      {
        platformCallers: [
          { name: 'gateway', role: 'ingress', serviceAccount: 'shop/gateway' },
        ],
      },
      ['the platform caller gateway runs in it, outside the catalog'],
    ],
  ])('refuses no caller where %s', (_, entities, section, reasons) => {
    const result = configure(entities, {}, section);
    expect(result.input.deniesCallers).toBe(false);
    expect(result.manifests).toEqual([]);
    expect(result.findings).toMatchObject([
      {
        code: 'security/namespace-not-enforced',
        severity: 'info',
        params: { namespace: 'shop', reasons },
      },
    ]);
  });

  it('knows the platform callers of the environment', () => {
    const config = readMeshConfig({
      namespaces: [shop],
      environments: [
        {
          name: 'staging',
          facts: {
            platformCallers: [
              { name: 'gateway', serviceAccount: 'shop/gateway' },
            ],
          },
        },
      ],
    });
    const { provider, inputs } = recorder();
    configureNamespace('shop', {
      discovery: discover({
        entities: enforcing(),
        config,
        fallbackMesh: 'istio',
        environment: 'staging',
      }),
      config,
      target: testTarget({
        mesh: 'istio',
        provider: 'test',
        version: '1.0',
        environment: 'staging',
      }),
      provider,
      rules: [],
    });
    expect(inputs[0].deniesCallers).toBe(false);
  });

  it('lets a library be, since it runs nowhere', () => {
    const library = testEntity('Component', 'lib', {
      annotations: { namespace: 'shop', mesh: 'none' },
      spec: { type: 'library' },
    });
    expect(configure([...enforcing(), library]).input).toMatchObject({
      enrols: true,
      deniesCallers: true,
    });
  });

  it.each<[string, Record<string, string>]>([
    ['accepts it', { 'policy.security.mtls': 'permissive' }],
    [
      'admits callers by address, which may have nothing else',
      { 'policy.security.callers.additional': '[{ cidr: 10.0.0.0/8 }]' },
    ],
  ])('lets plaintext be where a service %s', (_, order) => {
    const result = configure(enforcing(order));
    expect(result.input).toMatchObject({
      deniesCallers: true,
      deniesPlaintext: false,
    });
    expect(
      result.findings?.find(
        ({ code }) => code === 'security/namespace-not-enforced',
      )?.message,
    ).toBe(
      "The bundle of the namespace 'shop' does not refuse plaintext yet: component:default/order accepts plaintext.",
    );
  });

  it.each<[string, Entity[], string]>([
    [
      'a caller is known by address alone',
      enforcing({
        'policy.security.callers.additional': '[{ cidr: 10.0.0.0/8 }]',
      }),
      'component:default/order has callers that are known by address alone',
    ],
    [
      'nobody is declared to call a service',
      enforcing({}, { 'policy.security.callers.mode': 'declared' }),
      'component:default/web is at stage audit',
    ],
  ])('lets plaintext be where %s', (_, entities, reason) => {
    const result = configure(entities);
    expect(result.input.deniesPlaintext).toBe(false);
    expect(result.findings?.map(({ message }) => message).join('\n')).toContain(
      reason,
    );
  });

  it('refuses nothing where app-config holds it back', () => {
    const result = configure(enforcing(), { deny: false });
    expect(result.input).toMatchObject({
      enrols: true,
      deniesCallers: false,
      deniesPlaintext: false,
    });
    expect(codes(result)).toEqual([]);
  });

  it('neither enrols nor refuses where the components are in several meshes', () => {
    const result = configure([
      ...enforcing(),
      testEntity('Component', 'old', {
        annotations: { namespace: 'shop', mesh: 'none' },
        spec: { type: 'service' },
      }),
    ]);
    expect(result.input).toMatchObject({
      enrols: false,
      deniesCallers: false,
      deniesPlaintext: false,
    });
    expect(result.findings).toMatchObject([
      {
        code: 'catalog/several-meshes-in-namespace',
        severity: 'warning',
        params: {
          meshes: {
            istio: ['component:default/order', 'component:default/web'],
            none: ['component:default/old'],
          },
        },
      },
    ]);
  });

  it('has the settings of the organisation and nobody else', () => {
    const { input } = configure(
      testCatalog({
        order: { 'policy.observability.accessLog': 'all' },
      }),
      {},
      { policy: { observability: { tracing: { sampling: 5 } } } },
    );
    expect(input.policy).toEqual({
      'observability.tracing.sampling': {
        value: 5,
        origin: {
          source: 'config',
          pointer: '/serviceMesh/policy/observability/tracing/sampling',
          leaf: 'observability.tracing.sampling',
        },
      },
    });
  });

  it('is empty for a namespace that no service is in', () => {
    const moved = { namespace: 'elsewhere' };
    const empty = configure(testCatalog({ order: moved, web: moved }));
    expect(empty).toMatchObject({ input: undefined, manifests: [] });
    expect(codes(empty)).toEqual(['catalog/empty-namespace']);
  });
});

describe('the owner of a namespace', () => {
  const location = 'https://github.com/example/shop-config';
  const partOfShop = (entities: Entity[]) => {
    entities
      .find(({ metadata }) => metadata.name === 'web')!
      .relations!.push({
        type: RELATION_PART_OF,
        targetRef: 'system:default/shop',
      });
    return entities;
  };
  const unnamed = { location: undefined };

  it('is the System of all its services, which keeps the files unless app-config says otherwise', () => {
    const entities = partOfShop(
      testCatalog({ system: { 'config-location': location } }),
    );
    expect(configure(entities, unnamed)).toMatchObject({
      entityRef: 'system:default/shop',
      configLocation: location,
    });
    expect(configure(entities)).toMatchObject({
      entityRef: 'system:default/shop',
      configLocation: shop.location,
    });
  });

  it('stands on the manifests, which lie beside those of the services', () => {
    const { manifests } = configure(partOfShop(enforcing()));
    expect(manifests?.map(({ file }) => file)).toEqual([
      'default/shop/_namespace/wall-wall.yaml',
    ]);
    expect(manifests?.[0].object.metadata).toMatchObject({
      labels: { 'app.kubernetes.io/part-of': 'shop' },
      annotations: { 'mesh-configurator.io/entity': 'system:default/shop' },
    });
    expect(manifests?.[0].yaml).toMatch(
      /^# Generated by Service Mesh Configurator for \S+ from the catalog entity system:default\/shop/,
    );
  });

  it.each([
    [
      'its System names no place',
      partOfShop(testCatalog()),
      /system:default\/shop has no/,
    ],
    [
      'its services are of several Systems',
      testCatalog({ system: { 'config-location': location } }),
      /no one System holds all its services/,
    ],
  ])('is asked for where %s', (_, entities, message) => {
    const result = configure(entities, unnamed);
    expect(result.configLocation).toBeNull();
    expect(result.findings?.[0]).toMatchObject({
      code: 'catalog/namespace-without-location',
      severity: 'warning',
      message: expect.stringMatching(message),
      origin: { pointer: '/serviceMesh/namespaces/0' },
    });
  });
});
