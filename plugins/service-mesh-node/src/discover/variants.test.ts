import { readMeshConfig } from '../config';
import { testCatalog } from '../testUtils';
import { discover } from './discover';

const ORDER = 'component:default/order';

const config = readMeshConfig({
  namespaceTemplate: '{system}',
  environments: [
    { name: 'staging', facts: { namespaceTemplate: '{system}-staging' } },
  ],
});

const find = (environments: string, environment?: string) =>
  discover({
    entities: testCatalog({ order: { environments } }),
    config,
    environment,
    fallbackMesh: 'istio',
  }).services[ORDER];

describe('what an entity says for an environment', () => {
  const text = `
staging:
  namespace: shop-staging
  replicas: 1
  policy: { resilience: { timeout: 10s } }
  policy.security.mtls: permissive
`;

  it('takes the place of its facts there, and keeps what it overrode', () => {
    const { service, findings } = find(text, 'staging');
    expect(findings).toEqual([]);
    expect(service.workload.replicas?.value).toBe(1);
    expect(service.namespace).toEqual({
      value: 'shop-staging',
      confidence: 'stated',
      origin: {
        source: 'annotation',
        entityRef: ORDER,
        pointer: '/metadata/annotations/mesh-configurator.io~1environments',
        rule: 'environment staging',
        overrode: [
          {
            source: 'annotation',
            entityRef: ORDER,
            pointer: '/metadata/annotations/mesh-configurator.io~1namespace',
            value: 'shop',
          },
        ],
      },
    });
  });

  it('varies policy inside its layer', () => {
    const { declarations } = find(text, 'staging');
    expect(
      declarations.map(({ level, environment, leaf, value }) => [
        level,
        environment,
        leaf,
        value,
      ]),
    ).toEqual([
      ['component', 'staging', null, { resilience: { timeout: '10s' } }],
      ['component', 'staging', 'security.mtls', 'permissive'],
    ]);
  });

  it('means nothing elsewhere', () => {
    const { service, declarations } = find(text);
    expect(service.namespace.value).toBe('shop');
    expect(declarations).toEqual([]);
  });

  it('falls back to what holds everywhere where it is not valid', () => {
    const { service, findings } = find(
      'staging: { replicas: many }',
      'staging',
    );
    expect(service.workload.replicas?.value).toBe(3);
    expect(findings).toMatchObject([{ code: 'catalog/invalid-annotation' }]);
  });

  it.each([
    ['stagign: {}', 'catalog/unknown-environment', "did you mean 'staging'?"],
    [
      'staging: { namespce: x }',
      'catalog/unknown-annotation',
      "did you mean 'namespace'?",
    ],
    [
      'staging: { policy.resilience.timout: 5s }',
      'catalog/unknown-annotation',
      'cannot be set for an environment',
    ],
    ['staging: shop', 'catalog/invalid-annotation', 'it is not a map'],
    ['[', 'catalog/invalid-annotation', 'Flow sequence'],
  ])('makes a finding of %j in every environment', (faulty, code, message) => {
    for (const environment of ['default', 'staging']) {
      expect(find(faulty, environment).findings).toMatchObject([
        { code, message: expect.stringContaining(message) },
      ]);
    }
  });
});

describe('facts of app-config', () => {
  it('are those of the environment where it has its own', () => {
    const [order, namespace] = [ORDER, 'mesh-configurator.io/namespace'];
    const entities = testCatalog();
    delete entities[1].metadata.annotations![namespace];
    entities[1].spec!.system = 'shop';
    const inEnvironment = (environment?: string) =>
      discover({ entities, config, environment, fallbackMesh: 'istio' })
        .services[order].service.namespace;
    expect(inEnvironment().value).toBe('shop');
    expect(inEnvironment('staging')).toMatchObject({
      value: 'shop-staging',
      origin: {
        pointer: '/serviceMesh/environments/0/facts/namespaceTemplate',
      },
    });
  });

  it('are refused for an environment that nobody named', () => {
    expect(() => find('', 'production')).toThrow(
      "No environment 'production' in app-config serviceMesh.environments; there are: default, staging",
    );
  });
});
