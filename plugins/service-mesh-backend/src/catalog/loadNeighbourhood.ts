import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Refs asked for in one request, so that its body stays small however many callers a service has. */
const BATCH = 200;

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

function targets(entities: readonly Entity[], relations: readonly string[]) {
  return entities.flatMap(entity =>
    (entity.relations ?? [])
      .filter(relation => relations.includes(relation.type))
      .map(relation => relation.targetRef),
  );
}

/**
 * Reads entities by ref in batches; those that do not exist, or may not be read, are left out.
 *
 * @internal
 */
export async function loadEntities(
  catalog: CatalogService,
  entityRefs: readonly string[],
  credentials: BackstageCredentials,
  fields?: string[],
): Promise<Entity[]> {
  const unique = [...new Set(entityRefs)].sort();
  const found: Entity[] = [];
  for (let start = 0; start < unique.length; start += BATCH) {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: unique.slice(start, start + BATCH),
        ...(fields ? { fields } : {}),
      },
      { credentials },
    );
    found.push(...items.filter((item): item is Entity => item !== undefined));
  }
  return found;
}

/**
 * Reads the entities around a component that bear on its configuration: its APIs, callers, callees, system and domain.
 *
 * @internal
 */
export async function loadNeighbourhood(
  catalog: CatalogService,
  subject: Entity,
  credentials: BackstageCredentials,
): Promise<Entity[]> {
  const near = await loadEntities(
    catalog,
    targets([subject], direct),
    credentials,
  );
  const known = new Set([subject, ...near].map(e => stringifyEntityRef(e)));
  const apis = near.filter(
    ({ kind }) => kind.toLocaleLowerCase('en-US') === 'api',
  );
  const far = await loadEntities(
    catalog,
    [
      ...targets(near, indirect),
      ...targets(apis, [RELATION_DEPENDENCY_OF]),
    ].filter(ref => !known.has(ref)),
    credentials,
  );
  return [subject, ...near, ...far];
}
