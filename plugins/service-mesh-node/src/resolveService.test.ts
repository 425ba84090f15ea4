import { Entity, RELATION_API_CONSUMED_BY } from '@backstage/catalog-model';
import { readMeshConfig } from './config';
import { resolveService } from './resolveService';
import { discover } from './discover';
import {
  testCatalog,
  testDefinition,
  testEntity,
  testTarget,
} from './testUtils';

const ORDER = 'component:default/order';
const enforced = { 'policy.security.stage': 'enforce' };

function resolve(entities: Entity[], section = {}, trustDomainStated = true) {
  const config = readMeshConfig(section);
  return resolveService(ORDER, {
    discovery: discover({ entities, config, fallbackMesh: 'istio' }),
    config,
    target: testTarget({
      mesh: 'istio',
      provider: 'istio',
      version: '1.29',
      trustDomainStated,
    }),
  });
}

const ingress = {
  ...enforced,
  ingress: 'hosts: [shop.example.com]\ngateway: Gateway/istio-ingress/public',
};
const gateway = {
  name: 'ingress',
  role: 'ingress',
  serviceAccount: 'istio-ingress/gateway',
  mesh: 'istio',
};

describe('resolveService', () => {
  it('enforces where it is asked for and every fact is stated', () => {
    const { input, findings } = resolve(testCatalog({ order: enforced }));
    expect(findings).toEqual([]);
    expect(input.stage).toEqual({
      wanted: 'enforce',
      effective: 'enforce',
      missing: [],
    });
    expect(input.admission).toMatchObject({
      mode: 'listed',
      callers: [{ serviceAccount: { namespace: 'shop', name: 'web' } }],
    });
  });

  it.each<[Record<string, string>, string]>([
    [
      { 'policy.security.callers.additional': '[{ cidr: 10.0.0.0/99 }]' },
      'security.callers.additional',
    ],
    [{ policy: 'security: { mtl: permissive }' }, 'security.mtl'],
    [
      { 'policy.traffic.ingress.hosts': 'shop.example.com' },
      'traffic.ingress.hosts',
    ],
    [{ policy: 'permissive' }, 'the policy'],
    [{ policy: '{' }, 'the policy'],
    [{ ingress: '{' }, 'traffic.ingress'],
    [{ 'policy.security.mtls': '{' }, 'security.mtls'],
  ])(
    'stays at audit where a word on who gets through was not understood: %j',
    (annotations, what) => {
      const { input } = resolve(
        testCatalog({ order: { ...enforced, ...annotations } }),
      );

      expect(input.stage).toMatchObject({
        effective: 'audit',
        missing: [`a valid value of ${what}`],
      });
    },
  );

  it('enforces where other settings were not understood', () => {
    const { input } = resolve(
      testCatalog({
        order: { ...enforced, 'policy.resilience.timeout': 'soon' },
      }),
    );

    expect(input.stage.effective).toBe('enforce');
  });

  it('stays at audit with one finding that names what to state, on both ends', () => {
    const entities = testCatalog({ order: enforced });
    delete entities[1].metadata.annotations!['mesh-configurator.io/selector'];
    delete entities[2].metadata.annotations![
      'mesh-configurator.io/service-account'
    ];
    const { input, findings } = resolve(entities, {}, false);
    expect(input.stage.effective).toBe('audit');
    expect(input.stage.missing).toEqual([
      'Pod labels of component:default/order',
      'service account of component:default/web',
      'the trust domain (app-config serviceMesh.targets.istio.trustDomain)',
    ]);
    expect(findings).toMatchObject([
      {
        code: 'catalog/assumed-facts',
        severity: 'warning',
        fix: {
          snippet: `# component:default/order
metadata:
  annotations:
    mesh-configurator.io/selector: 'app=order'
---
# component:default/web
metadata:
  annotations:
    mesh-configurator.io/service-account: 'web'
`,
        },
      },
    ]);
  });

  it('does not enforce against a caller outside the mesh or outside the catalog', () => {
    expect(
      resolve(testCatalog({ order: enforced, web: { mesh: 'none' } })).input
        .stage,
    ).toMatchObject({
      effective: 'audit',
      missing: [expect.stringContaining('in the same mesh')],
    });
    const entities = testCatalog({ order: enforced });
    entities[3].relations!.push({
      type: RELATION_API_CONSUMED_BY,
      targetRef: 'component:default/gone',
    });
    expect(resolve(entities).input.stage.missing).toEqual([
      'the caller component:default/gone, which is not in the catalog',
    ]);
  });

  it('does not enforce where a caller outside the mesh would lose its plaintext, though everybody is admitted', () => {
    const open = { ...enforced, 'policy.security.callers.mode': 'any' };
    const stageWith = (web: Record<string, string>) =>
      resolve(testCatalog({ order: open, web })).input.stage;

    expect(stageWith({ mesh: 'none' })).toMatchObject({
      effective: 'audit',
      missing: [expect.stringContaining('in the same mesh')],
    });
    expect(stageWith({ 'service-account': '' }).effective).toBe('enforce');
  });

  it('does not enforce on either of two components with one service account', () => {
    const entities = testCatalog({
      order: enforced,
      web: { 'service-account': 'order' },
    });
    const { input, findings } = resolve(entities);
    expect(input.stage).toMatchObject({
      effective: 'audit',
      missing: [
        "a service account 'order' of its own, not shared with component:default/web",
      ],
    });
    expect(findings).toEqual([]);
  });

  it('takes no declared caller for unknown, not for nobody', () => {
    const entities = testCatalog({ order: enforced });
    entities[3].relations = [];
    const config = {
      platformCallers: [
        { name: 'prometheus', serviceAccount: 'monitoring/prometheus' },
      ],
    };
    const { input, findings } = resolve(entities, config);
    expect(input.admission.mode).toBe('unknown');
    expect(input.stage).toMatchObject({
      effective: 'audit',
      missing: [expect.stringContaining('who calls component:default/order')],
    });
    expect(findings).toMatchObject([{ code: 'catalog/assumed-facts' }]);
    entities[1].metadata.annotations![
      'mesh-configurator.io/policy.security.callers.mode'
    ] = 'none';
    expect(resolve(entities, config).input.admission).toMatchObject({
      mode: 'listed',
      callers: [{ name: 'prometheus' }],
    });
  });

  it('admits the ingress of an exposed service, and only of one', () => {
    const config = { platformCallers: [gateway] };
    const names = (order: Record<string, string>) =>
      resolve(testCatalog({ order }), config).input.admission.callers.map(
        caller => caller.name,
      );
    expect(names(ingress)).toEqual(['component:default/web', 'ingress']);
    expect(names(enforced)).toEqual(['component:default/web']);
  });

  it('knows the mesh of a caller that the catalog states, and of no other', () => {
    const meshes = (section: object, web?: string) => {
      const entities = testCatalog({ order: ingress });
      const own = entities[2].metadata.annotations!;
      delete own['mesh-configurator.io/mesh'];
      if (web) {
        own['mesh-configurator.io/mesh'] = web;
      }
      return resolve(entities, {
        platformCallers: [gateway],
        ...section,
      }).input.admission.callers.map(({ mesh }) => mesh);
    };

    expect(meshes({}, 'istio-ambient')).toEqual(['istio-ambient', null]);
    expect(meshes({ defaultMesh: 'istio' })).toEqual(['istio', null]);
    expect(meshes({})).toEqual([null, null]);
  });

  it('does not enforce on an exposed service whose ingress nobody names', () => {
    expect(
      resolve(testCatalog({ order: ingress })).input.stage.missing,
    ).toEqual([expect.stringContaining('the ingress of istio')]);
  });

  it('asks for tokens only by mapped schemes, at the edge or everywhere', () => {
    const definition = testDefinition({
      '/a': { get: { security: [{ userToken: [] }] } },
      '/b': { get: { security: [{ other: [] }] } },
      '/c': { get: { security: [{ userToken: [] }, {}] } },
    });
    const config = {
      platformCallers: [gateway],
      identityProviders: [
        { name: 'login', schemes: ['userToken'], issuer: 'https://login' },
      ],
    };
    const endUser = (order: Record<string, string>) =>
      resolve(testCatalog({ order, definition }), config).input.endUser.map(
        ({ require, operations }) => [require, operations],
      );
    expect(endUser(ingress)).toEqual([['edge', ['GET /a']]]);
    expect(endUser(enforced)).toEqual([]);
    expect(
      endUser({ ...enforced, 'policy.security.endUser.require': 'everywhere' }),
    ).toEqual([['everywhere', ['GET /a']]]);
    expect(
      endUser({ ...ingress, 'policy.security.endUser.require': 'never' }),
    ).toEqual([]);
  });

  it('knows an OpenID Connect scheme by its issuer, and asks for either of two tokens', () => {
    const definition = testDefinition(
      {
        '/a': { get: { security: [{ oidc: [] }] } },
        '/b': { get: { security: [{ oidc: [] }, { partner: [] }] } },
      },
      {
        components: {
          securitySchemes: {
            oidc: {
              type: 'openIdConnect',
              openIdConnectUrl:
                'https://login.example.com/.well-known/openid-configuration',
            },
          },
        },
      },
    );
    const { input } = resolve(testCatalog({ order: ingress, definition }), {
      platformCallers: [gateway],
      identityProviders: [
        { name: 'login', issuer: 'https://login.example.com/' },
        { name: 'partners', schemes: ['partner'], issuer: 'https://partners' },
      ],
    });
    expect(
      input.endUser.map(({ provider, providerOrigin, operations }) => [
        [provider.name, providerOrigin.pointer],
        operations,
      ]),
    ).toEqual([
      [
        ['login', '/serviceMesh/identityProviders/0'],
        ['GET /a', 'GET /b'],
      ],
      [['partners', '/serviceMesh/identityProviders/1'], ['GET /b']],
    ]);
  });

  it('knows where an API key stands, as far as it is not where tokens stand anyway', () => {
    const definition = testDefinition(
      {
        '/a': { get: { security: [{ key: [] }, { bearer: [] }] } },
        '/b': { get: { security: [{ cookie: [] }, { key: [] }] } },
      },
      {
        components: {
          securitySchemes: {
            key: { type: 'apiKey', in: 'header', name: 'X-Token' },
            bearer: { type: 'apiKey', in: 'header', name: 'authorization' },
            cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
          },
        },
      },
    );
    const { input } = resolve(testCatalog({ order: ingress, definition }), {
      platformCallers: [gateway],
      identityProviders: [
        {
          name: 'login',
          schemes: ['key', 'bearer', 'cookie'],
          issuer: 'https://login.example.com/',
        },
      ],
    });

    expect(input.endUser).toMatchObject([
      {
        operations: ['GET /a', 'GET /b'],
        places: [
          {
            value: { in: 'header', name: 'X-Token' },
            origin: { pointer: '/components/securitySchemes/key' },
          },
          null,
          { value: { in: 'cookie', name: 'session' } },
        ],
      },
    ]);
  });

  it('admits a caller to the APIs that it consumes, and not to the others of the service', () => {
    const api = (name: string, path: string, consumer: string) =>
      testEntity('API', name, {
        spec: {
          type: 'openapi',
          definition: testDefinition({ [path]: { get: {} } }),
        },
        relations: [
          ['apiProvidedBy', ORDER],
          [RELATION_API_CONSUMED_BY, consumer],
        ],
      });
    const consumer = (name: string, ...apis: string[]) =>
      testEntity('Component', name, {
        annotations: { namespace: 'shop', 'service-account': name },
        spec: { type: 'service' },
        relations: apis.map(ref => ['consumesApi', ref]),
      });
    const [, order] = testCatalog({ order: enforced });
    const [one, both] = ['component:default/one', 'component:default/both'];
    const a = api('a', '/a', one);
    const b = api('b', '/b', both);
    a.relations!.push({ type: RELATION_API_CONSUMED_BY, targetRef: both });
    const entities = [
      {
        ...order,
        relations: ['a', 'b'].map(name => ({
          type: 'providesApi',
          targetRef: `api:default/${name}`,
        })),
      },
      a,
      b,
      consumer('one', 'api:default/a'),
      consumer('both', 'api:default/a', 'api:default/b'),
    ];
    expect(
      resolve(entities).input.admission.callers.map(({ name, operations }) => [
        name,
        operations,
      ]),
    ).toEqual([
      [both, 'all'],
      [one, ['GET /a']],
    ]);
  });

  it('enforces nothing on a mesh that the service says it is not in', () => {
    const { input } = resolve(
      testCatalog({ order: { ...enforced, mesh: 'istio-ambient' } }),
    );
    expect(input.stage).toMatchObject({
      effective: 'audit',
      missing: expect.arrayContaining([
        "component:default/order being in the mesh istio (it says that it is in 'istio-ambient')",
      ]),
    });
  });

  it('gives an unannotated service one finding and no error', () => {
    const order = testEntity('Component', 'order', {
      spec: { type: 'service' },
    });
    const { input, findings } = resolve([order]);
    expect(input.stage.effective).toBe('audit');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      confidence: 'assumed',
    });
  });
});
