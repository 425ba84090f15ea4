import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { readMeshConfig } from '../config';
import { testDefinition, testEntity } from '../testUtils';
import { discover } from './discover';

const refs = [
  'component:default/a',
  'component:default/b',
  'component:other/a',
  'component:default/gone',
  'api:default/a',
  'api:default/b',
  'resource:default/a',
  'system:default/a',
];
const relationTypes = [
  'providesApi',
  'consumesApi',
  'apiProvidedBy',
  'apiConsumedBy',
  'dependsOn',
  'dependencyOf',
  'partOf',
  'ownedBy',
];
const hostile = fc.oneof(
  fc.constantFrom(
    'app=a',
    'app=a,tier=b',
    'a: [get]',
    '"api:default/a": [get, nope]',
    '80:8080/http',
    'db.example.com:5432/postgresql',
    '__proto__=a',
    'v1,v2',
    'a: &a [*a]',
    '${{ x }}',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const annotationNames = [
  'namespace',
  'service',
  'selector',
  'service-account',
  'ports',
  'versions',
  'consumes',
  'ingress',
  'policy',
  'policy.resilience.timeout',
  'endpoint',
];

const entity: fc.Arbitrary<Entity> = fc
  .record({
    kind: fc.constantFrom('Component', 'API', 'Resource', 'System'),
    name: fc.constantFrom('a', 'b', 'C_d.e'),
    namespace: fc.constantFrom('default', 'other'),
    annotations: fc.dictionary(fc.constantFrom(...annotationNames), hostile),
    relations: fc.array(
      fc.tuple(fc.constantFrom(...relationTypes), fc.constantFrom(...refs)),
    ),
    spec: fc.record(
      {
        type: fc.constantFrom('service', 'library', 'openapi', 'asyncapi'),
        dependsOn: fc.array(fc.constantFrom(...refs, ':::')),
        consumesApis: fc.anything(),
        definition: fc.oneof(
          hostile,
          fc.constant(
            testDefinition({ '/a': { get: { operationId: 'get' } } }),
          ),
        ),
      },
      { requiredKeys: ['type'] },
    ),
  })
  .map(({ kind, name, namespace, ...options }) => {
    const made = testEntity(kind, name, options);
    return { ...made, metadata: { ...made.metadata, namespace } };
  });

const shuffled = fc
  .array(entity, { maxLength: 12 })
  .chain(entities =>
    fc.tuple(
      fc.constant(entities),
      fc.shuffledSubarray(entities, { minLength: entities.length }),
    ),
  );

const model = (entities: Entity[]) =>
  JSON.stringify(
    discover({
      entities,
      config: readMeshConfig({}),
      fallbackMesh: 'istio',
      subjects: [
        ...refs,
        ...entities.map(e => `component:default/${e.metadata.name}`),
      ],
    }),
  );

it('makes the same model of the same entities in any order, and never throws', () => {
  fc.assert(
    fc.property(shuffled, ([entities, others]) => {
      expect(model(others)).toBe(model(entities));
    }),
    { numRuns: 500 },
  );
});
