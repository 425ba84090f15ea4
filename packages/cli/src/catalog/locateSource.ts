import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { definitionLocator } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Document, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import { placeIn, placeInBlock, TextPlace } from './place';
import { yamlFiles } from './readFolder';

/**
 * The document of an entity, and the file it stands in.
 *
 * @internal
 */
export interface EntityFile {
  file: string;
  text: string;
  document: Document;
  lines: LineCounter;
}

const DEFINITION = ['spec', 'definition'];

function refOf(document: Document): string | undefined {
  try {
    return stringifyEntityRef(document.toJS({ maxAliasCount: 100 }) as Entity);
  } catch {
    return undefined;
  }
}

/**
 * Finds an entity in the files of a catalog folder.
 *
 * @internal
 */
export async function findEntity(
  root: string,
  entityRef: string,
): Promise<EntityFile | undefined> {
  for (const file of await yamlFiles(root)) {
    const text = await readFile(file, 'utf8');
    const lines = new LineCounter();
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const document = (Array.isArray(documents) ? documents : []).find(
      candidate =>
        candidate.errors.length === 0 && refOf(candidate) === entityRef,
    );
    if (document) {
      return { file, text, document, lines };
    }
  }
  return undefined;
}

/**
 * A place in a file, as editors and terminals know to open it.
 *
 * @internal
 */
export const spellPlace = (file: string, { line, column }: TextPlace) =>
  `${relative('', file)}:${line}:${column}`;

/** A place inside a definition: in the file that holds it, or in the entity that it is written in. */
async function inDefinition(
  entity: EntityFile,
  root: string,
  pointer: string,
): Promise<string | null> {
  const { document, file, text, lines } = entity;
  const reference = document.getIn([...DEFINITION, '$text']);
  if (typeof reference === 'string') {
    const path = resolveSafeChildPath(
      root,
      join(relative(root, dirname(file)), reference),
    );
    const range = definitionLocator(await readFile(path, 'utf8'))(pointer);
    return range && spellPlace(path, range.start);
  }
  const block = document.getIn(DEFINITION, true);
  if (!isScalar(block)) {
    return null;
  }
  const range = definitionLocator(String(block.value))(pointer);
  const place = range && placeInBlock(block, text, lines, range.start);
  return place && spellPlace(file, place);
}

/**
 * Finds where the source of a value stands in the files of a catalog folder, as `file:line:column`.
 *
 * @returns `null` where that is not known.
 * @internal
 */
export async function locateSource(
  root: string,
  { source, entityRef, pointer }: Origin,
): Promise<string | null> {
  if (entityRef === undefined || pointer === undefined) {
    return null;
  }
  const entity = await findEntity(root, entityRef);
  if (!entity) {
    return null;
  }
  if (source === 'definition') {
    return inDefinition(entity, root, pointer).catch(() => null);
  }
  const place = placeIn(entity.document, entity.lines, pointer);
  return place && spellPlace(entity.file, place);
}
