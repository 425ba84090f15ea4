import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';

/** What is read of an entity to tell what is around it. */
type Related = Pick<Entity, 'kind' | 'relations'>;

const direct = [
  RELATION_PROVIDES_API,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_DEPENDENCY_OF,
  RELATION_PART_OF,
];
const indirect = [
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_PART_OF,
];

function targets(entities: readonly Related[], relations: readonly string[]) {
  return entities.flatMap(entity =>
    (entity.relations ?? [])
      .filter(relation => relations.includes(relation.type))
      .map(relation => relation.targetRef),
  );
}

/**
 * Refs of the entities beside a component: its APIs, those it consumes, its dependencies both ways, its system.
 *
 * @internal
 */
export function nearRefs(subject: Related): string[] {
  return targets([subject], direct);
}

/**
 * Refs of the entities behind those beside a component: who consumes and provides the APIs, and the domain.
 *
 * @internal
 */
export function farRefs(near: readonly Related[]): string[] {
  const apis = near.filter(
    ({ kind }) => kind.toLocaleLowerCase('en-US') === 'api',
  );
  return [
    ...targets(near, indirect),
    ...targets(apis, [RELATION_DEPENDENCY_OF]),
  ];
}
