import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { readManifests } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testRelated } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';

const read = (path: string) => readManifests(readFileSync(path, 'utf8'), path);

/**
 * The entities of a catalog in a folder, with their relations. Templates of entities are none; a definition that stands elsewhere
 * stays there.
 *
 * @internal
 */
export function entitiesIn(folder: string): Entity[] {
  const entities = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .flatMap(path => read(path).documents)
    .map(({ object }) => object as unknown as Entity)
    .filter(
      ({ apiVersion, metadata }) =>
        /^backstage\.io\//.test(apiVersion) && !metadata.name.includes('{'),
    );
  return testRelated(entities);
}

/**
 * The section `serviceMesh` of an app-config.
 *
 * @internal
 */
export function sectionIn(path: string): Record<string, any> {
  // An object is what is read, and an app-config has no name.
  const head = 'apiVersion: v1\nkind: Config\nmetadata: { name: config }\n';
  const { documents } = readManifests(
    `${head}${readFileSync(path, 'utf8')}`,
    path,
  );
  const { serviceMesh } = documents[0].object as Record<string, any>;
  return serviceMesh;
}

const prefix = 'mesh-configurator.io/';

/**
 * Entities whose components state every fact that is missing, and ask for `enforce`.
 *
 * @internal
 */
export function enforced(entities: readonly Entity[]): Entity[] {
  return entities.map(entity => {
    const { name, annotations } = entity.metadata;
    const own = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return entity.kind === 'Component'
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              [`${prefix}namespace`]: 'shop',
              [`${prefix}service`]: own,
              [`${prefix}selector`]: `app=${own}`,
              [`${prefix}service-account`]: own,
              [`${prefix}ports`]: '80:8080/http',
              [`${prefix}base-path`]: '/',
              ...annotations,
              [`${prefix}policy.security.stage`]: 'enforce',
            },
          },
        }
      : entity;
  });
}
