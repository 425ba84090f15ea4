import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  CrdSet,
  loadCrds,
  readManifests,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testRelated } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';

type Entity = Parameters<typeof testRelated>[0][number];

const repository = resolve(__dirname, '../../../..');

/**
 * Where real data by others lies; it is no part of the project.
 *
 * @internal
 */
export const sharedData = resolve(repository, '../shared/data');

/**
 * A suite that needs the data by others, and is skipped visibly without it.
 *
 * @internal
 */
export const describeWithData = existsSync(sharedData)
  ? describe
  : describe.skip;

/**
 * The YAML files below a folder, in alphabetical order.
 *
 * @internal
 */
export function yamlFiles(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => ({
      path: relative(folder, path),
      content: readFileSync(path, 'utf8'),
    }));
}

/**
 * The definitions of Linkerd's kinds, and those of the Gateway API in one of its channels.
 *
 * @internal
 */
export function definitions(channel: 'standard' | 'experimental'): CrdSet {
  return loadCrds(
    ['linkerd', `gateway-api/${channel}`].flatMap(folder =>
      yamlFiles(join(sharedData, 'crds', folder)),
    ),
  );
}

/** Replaces a definition in a file beside the entity by its text. */
function inlined(entity: Entity, file: string): Entity {
  const reference = (entity.spec?.definition as any)?.$text;
  const path = join(dirname(file), String(reference));
  return typeof reference === 'string' && existsSync(path)
    ? {
        ...entity,
        spec: { ...entity.spec, definition: readFileSync(path, 'utf8') },
      }
    : entity;
}

/**
 * The entities of a catalog that lies in a folder, relative to the repository.
 *
 * @internal
 */
export function catalogIn(folder: string): Entity[] {
  const root = resolve(repository, folder);
  const entities = yamlFiles(root).flatMap(({ path, content }) =>
    readManifests(content, path)
      .documents.map(({ object }) => object as unknown as Entity)
      .filter(
        ({ apiVersion, metadata }) =>
          /^backstage\.io\//.test(apiVersion) &&
          /^[\w.-]+$/.test(metadata.name),
      )
      .map(entity => inlined(entity, join(root, path))),
  );
  return testRelated(entities);
}
