import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { farRefs, nearRefs } from './neighbourhood';

/** Refs asked for in one request, so that its body stays small however many callers a service has. */
const BATCH = 200;

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
  const near = await loadEntities(catalog, nearRefs(subject), credentials);
  const known = new Set([subject, ...near].map(e => stringifyEntityRef(e)));
  const far = await loadEntities(
    catalog,
    farRefs(subject, near).filter(ref => !known.has(ref)),
    credentials,
  );
  return [subject, ...near, ...far];
}
