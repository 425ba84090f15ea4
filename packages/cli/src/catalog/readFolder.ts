import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { deriveRelations } from './relations';

/** Groups whose documents are catalog entities. */
const backstageVersion = /(^|\.)backstage\.io\//;
/** Names that the catalog accepts; a template's placeholder is none. */
const entityName = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * The YAML files below a folder, without installed packages.
 *
 * @internal
 */
export async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' ? [] : yamlFiles(path);
      }
      return entry.isFile() && /\.ya?ml$/.test(entry.name) ? [path] : [];
    }),
  );
  return nested.flat().sort();
}

function isEntity(value: unknown): value is Entity {
  const entity = value as Partial<Entity> | null;
  return (
    typeof entity?.apiVersion === 'string' &&
    backstageVersion.test(entity.apiVersion) &&
    typeof entity.kind === 'string' &&
    typeof entity.metadata?.name === 'string' &&
    entityName.test(entity.metadata.name) &&
    entityName.test(entity.metadata.namespace ?? 'default')
  );
}

/** The parser joins long text line by line and keeps all the pieces, which take five times what one copy does. */
function withCompactDefinition(entity: Entity): Entity {
  const definition = entity.spec?.definition;
  return typeof definition === 'string'
    ? {
        ...entity,
        spec: {
          ...entity.spec,
          definition: Buffer.from(definition).toString(),
        },
      }
    : entity;
}

/** Replaces a definition that stands in a file of the folder by its text; anything else is left as it is. */
async function inlineDefinition(
  entity: Entity,
  file: string,
  root: string,
): Promise<{ entity: Entity; problem?: string }> {
  const reference = (entity.spec?.definition as { $text?: unknown } | undefined)
    ?.$text;
  if (typeof reference !== 'string' || /^[a-z]+:/i.test(reference)) {
    return { entity };
  }
  try {
    const path = resolveSafeChildPath(
      root,
      join(relative(root, dirname(file)), reference),
    );
    const definition = await readFile(path, 'utf8');
    return { entity: { ...entity, spec: { ...entity.spec, definition } } };
  } catch (error) {
    return {
      entity: { ...entity, spec: { ...entity.spec, definition: '' } },
      problem: `${file}: cannot read ${reference} of ${entity.metadata.name}: ${error}`,
    };
  }
}

async function readEntities(file: string, root: string) {
  const problems: string[] = [];
  const documents = parseAllDocuments(await readFile(file, 'utf8'), {
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const entities: Entity[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      problems.push(`${file}: ${error.message.split('\n')[0]}`);
    } else {
      const value = document.toJS({ maxAliasCount: 100 });
      if (isEntity(value)) {
        const inlined = await inlineDefinition(
          withCompactDefinition(value),
          file,
          root,
        );
        entities.push(inlined.entity);
        problems.push(...(inlined.problem ? [inlined.problem] : []));
      }
    }
  }
  return { entities, problems };
}

/**
 * Reads the catalog entities below a folder and derives their relations as Backstage does. Files that cannot be read are
 * problems, not the end of the others.
 *
 * @throws InputError if the folder cannot be read.
 * @internal
 */
export async function readFolder(
  root: string,
): Promise<{ entities: Entity[]; problems: string[] }> {
  let files: string[];
  try {
    files = await yamlFiles(root);
  } catch (error) {
    throw new InputError(`Cannot read the catalog folder ${root}: ${error}`);
  }
  const entities: Entity[] = [];
  const problems: string[] = [];
  // One by one: what the parser makes of a file takes many times its length.
  for (const file of files) {
    const read = await readEntities(file, root);
    entities.push(...read.entities);
    problems.push(...read.problems);
  }
  return { entities: deriveRelations(entities), problems };
}
