import { InputError } from '@backstage/errors';
import { isMap, YAMLMap } from 'yaml';
import { EntityName } from '../client';
import { readEntity } from './entityText';
import { indented, memberOf, setMember, splice, startOf } from './textMap';

function blockOf(map: unknown, key: string): YAMLMap {
  const value = memberOf(map, key)?.value;
  if (!isMap(value) || value.flow || value.items.length === 0) {
    throw new InputError(
      `${key} is written in one line with braces, or not at all; write it as a block of lines first`,
    );
  }
  return value;
}

/**
 * Sets an annotation of an entity in the text of its file. Everything else stays as it is, to the byte.
 *
 * @param snippet - the annotation as YAML, such as `example.com/a: b`
 * @throws InputError for a text that does not hold the entity, or holds it in a form that cannot be edited.
 * @public
 */
export function setAnnotation(
  text: string,
  entity: EntityName,
  annotation: string,
  snippet: string,
): string {
  const { document, lines } = readEntity(text, entity);
  const metadata = blockOf(document.contents, 'metadata');
  if (memberOf(metadata, 'annotations')) {
    const annotations = blockOf(metadata, 'annotations');
    return setMember(text, annotations, annotation, snippet, lines);
  }
  const start = startOf(metadata.items[0]);
  const column = lines.linePos(start).col - 1;
  const inner = ' '.repeat(column + 2);
  return splice(
    text,
    start,
    start,
    `annotations:\n${inner}${indented(snippet, column + 2)}\n${' '.repeat(
      column,
    )}`,
  );
}
