import {
  Entity,
  EntityRelation,
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Fields of an entity's spec that name others: the relation there, the one back, and the kind where none is given. */
const fields: Record<string, [string, string, string?]> = {
  providesApis: [RELATION_PROVIDES_API, RELATION_API_PROVIDED_BY, 'API'],
  consumesApis: [RELATION_CONSUMES_API, RELATION_API_CONSUMED_BY, 'API'],
  dependsOn: [RELATION_DEPENDS_ON, RELATION_DEPENDENCY_OF],
  dependencyOf: [RELATION_DEPENDENCY_OF, RELATION_DEPENDS_ON],
  system: [RELATION_PART_OF, RELATION_HAS_PART, 'System'],
  domain: [RELATION_PART_OF, RELATION_HAS_PART, 'Domain'],
  subcomponentOf: [RELATION_PART_OF, RELATION_HAS_PART, 'Component'],
  owner: [RELATION_OWNED_BY, RELATION_OWNER_OF, 'Group'],
};

interface Edge {
  from: string;
  relation: EntityRelation;
}

function targetsOf(entity: Entity, field: string, defaultKind?: string) {
  return [entity.spec?.[field] ?? []].flat().flatMap(value => {
    try {
      return stringifyEntityRef(
        parseEntityRef(String(value), {
          defaultKind,
          defaultNamespace: entity.metadata.namespace,
        }),
      );
    } catch {
      // The catalog would refuse such an entity; here it only loses the relation.
      return [];
    }
  });
}

/**
 * Gives entities the relations that their specs name, in both directions.
 *
 * @internal
 */
export function deriveRelations(entities: readonly Entity[]): Entity[] {
  const edges = entities.flatMap(entity =>
    Object.entries(fields).flatMap(([field, [there, back, kind]]) =>
      targetsOf(entity, field, kind).flatMap((target): Edge[] => {
        const self = stringifyEntityRef(entity);
        return [
          { from: self, relation: { type: there, targetRef: target } },
          { from: target, relation: { type: back, targetRef: self } },
        ];
      }),
    ),
  );
  const byEntity = new Map<string, EntityRelation[]>();
  for (const { from, relation } of edges) {
    const known = byEntity.get(from) ?? [];
    known.push(relation);
    byEntity.set(from, known);
  }
  return entities.map(entity => ({
    ...entity,
    relations: byEntity.get(stringifyEntityRef(entity)) ?? [],
  }));
}
