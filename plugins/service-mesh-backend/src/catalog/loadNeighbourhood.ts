import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshCatalog } from './MeshCatalog';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mattersTo } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VERSION_FIELDS } from './fields';
import { farRefs, nearRefs, ownApiRefs } from './neighbourhood';

/** Refs asked for in one request, so that its body stays small however many callers a service has. */
const BATCH = 200;

/**
 * Reads entities by ref in batches.
 *
 * @returns by ref, those that exist and may be read
 * @internal
 */
export async function loadEach(
  catalog: MeshCatalog,
  entityRefs: readonly string[],
  credentials: BackstageCredentials,
  fields?: string[],
): Promise<Map<string, Entity>> {
  const unique = [...new Set(entityRefs)].sort();
  const found = new Map<string, Entity>();
  for (let start = 0; start < unique.length; start += BATCH) {
    const batch = unique.slice(start, start + BATCH);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: batch, ...(fields ? { fields } : {}) },
      { credentials },
    );
    batch.forEach((ref, i) => {
      const item = items[i];
      if (item) {
        found.set(ref, item);
      }
    });
  }
  return found;
}

/**
 * Reads entities by ref in batches; those that do not exist, or may not be read, are left out.
 *
 * @internal
 */
export async function loadEntities(
  ...parameters: Parameters<typeof loadEach>
): Promise<Entity[]> {
  return [...(await loadEach(...parameters)).values()];
}

/**
 * Reads the entities around a component that bear on its configuration: its APIs, callers, callees, system and domain. Of an API
 * whose definition does not matter to it, no more is read than {@link VERSION_FIELDS}.
 *
 * @internal
 */
export async function loadNeighbourhood(
  catalog: MeshCatalog,
  subject: Entity,
  credentials: BackstageCredentials,
): Promise<Entity[]> {
  const own = new Set(ownApiRefs(subject));
  const isForeignApi = (ref: string) => ref.startsWith('api:') && !own.has(ref);
  const refs = nearRefs(subject);
  const [whole, foreignApis] = await Promise.all([
    loadEntities(
      catalog,
      refs.filter(ref => !isForeignApi(ref)),
      credentials,
    ),
    loadEntities(
      catalog,
      refs.filter(isForeignApi),
      credentials,
      VERSION_FIELDS,
    ),
  ]);
  const matters = mattersTo(subject);
  const slim = foreignApis.filter(api => !matters(api));
  const known = new Set(
    [subject, ...whole, ...slim].map(e => stringifyEntityRef(e)),
  );
  const far = await loadEntities(
    catalog,
    [
      ...foreignApis.map(e => stringifyEntityRef(e)),
      ...farRefs(subject, [...whole, ...foreignApis]),
    ].filter(ref => !known.has(ref)),
    credentials,
  );
  return [subject, ...whole, ...slim, ...far];
}
