import {
  Entity,
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const fields: [
  field: string,
  there: string,
  back: string,
  defaultKind?: string,
][] = [
  ['providesApis', RELATION_PROVIDES_API, RELATION_API_PROVIDED_BY, 'API'],
  ['consumesApis', RELATION_CONSUMES_API, RELATION_API_CONSUMED_BY, 'API'],
  ['dependsOn', RELATION_DEPENDS_ON, RELATION_DEPENDENCY_OF],
  ['dependencyOf', RELATION_DEPENDENCY_OF, RELATION_DEPENDS_ON],
  ['system', RELATION_PART_OF, RELATION_HAS_PART, 'System'],
  ['domain', RELATION_PART_OF, RELATION_HAS_PART, 'Domain'],
];

/**
 * Entities with the relations in both directions that their specs name, as the catalog would add them.
 *
 * @public
 */
export function testRelated(entities: readonly Entity[]): Entity[] {
  const relations = new Map<string, { type: string; targetRef: string }[]>();
  const relate = (from: string, type: string, targetRef: string) => {
    const known = relations.get(from) ?? [];
    known.push({ type, targetRef });
    relations.set(from, known);
  };
  for (const entity of entities) {
    const self = stringifyEntityRef(entity);
    for (const [field, there, back, defaultKind] of fields) {
      for (const name of [entity.spec?.[field] ?? []].flat()) {
        const target = stringifyEntityRef(
          parseEntityRef(String(name), {
            defaultKind,
            defaultNamespace: entity.metadata.namespace,
          }),
        );
        relate(self, there, target);
        relate(target, back, self);
      }
    }
  }
  return entities.map(entity => ({
    ...entity,
    relations: relations.get(stringifyEntityRef(entity)) ?? [],
  }));
}
