import { InputError } from '@backstage/errors';
import { Document, isMap, LineCounter, parseAllDocuments } from 'yaml';
import { EntityName } from '../client';

function isNamed(document: Document, { kind, namespace, name }: EntityName) {
  const is = (value: unknown, wanted: string) =>
    String(value).toLocaleLowerCase('en-US') ===
    wanted.toLocaleLowerCase('en-US');
  return (
    is(document.get('kind'), kind) &&
    is(document.getIn(['metadata', 'name']), name) &&
    is(document.getIn(['metadata', 'namespace']) ?? 'default', namespace)
  );
}

/**
 * Finds an entity in the text of a file.
 *
 * @returns its document, and the lines of the whole text
 * @throws InputError for a text that does not hold the entity, or holds it broken.
 * @public
 */
export function readEntity(
  text: string,
  entity: EntityName,
): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseAllDocuments(text, { lineCounter: lines }).find(
    (each): each is Document.Parsed =>
      isMap(each.contents) && isNamed(each, entity),
  );
  if (!document || document.errors.length > 0) {
    throw new InputError(
      `The file holds no ${entity.kind} '${entity.namespace}/${entity.name}' that can be read`,
    );
  }
  return { document, lines };
}
