import { InputError } from '@backstage/errors';
import {
  isMap,
  isScalar,
  LineCounter,
  Pair,
  parseAllDocuments,
  YAMLMap,
} from 'yaml';

/** Where the entity's file holds something that is not written line by line. */
const notInLines = (what: string) =>
  new InputError(
    `${what} is written in one line with braces, or not at all; write it as a block of lines first`,
  );

function member(map: unknown, key: string): Pair | undefined {
  return isMap(map)
    ? map.items.find(({ key: name }) => isScalar(name) && name.value === key)
    : undefined;
}

function blockOf(map: unknown, key: string): YAMLMap {
  const value = member(map, key)?.value;
  if (!isMap(value) || value.flow || value.items.length === 0) {
    throw notInLines(key);
  }
  return value;
}

const startOf = (pair: Pair) => (pair.key as { range: number[] }).range[0];

/** Just behind a value; that of a block scalar ends with its last line. */
function endOf({ key, value }: Pair): number {
  const { range } = (value ?? key) as { range: number[] };
  return range[1];
}

interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

function isNamed(
  document: { getIn(path: string[]): unknown; get(key: string): unknown },
  { kind, namespace, name }: EntityName,
): boolean {
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
 * Sets an annotation of an entity in the text of its file. Everything else stays as it is, to the byte.
 *
 * @param snippet - the annotation as YAML, such as `example.com/a: b`
 * @throws InputError for a text that does not hold the entity, or holds it in a form that cannot be edited.
 * @internal
 */
export function setAnnotation(
  text: string,
  entity: EntityName,
  annotation: string,
  snippet: string,
): string {
  const lines = new LineCounter();
  const document = parseAllDocuments(text, { lineCounter: lines }).find(
    each => isMap(each.contents) && isNamed(each, entity),
  );
  if (!document || document.errors.length > 0) {
    throw new InputError(
      `The file holds no ${entity.kind} '${entity.namespace}/${entity.name}' that can be read`,
    );
  }
  const metadata = blockOf(document.contents, 'metadata');
  const annotations = member(metadata, 'annotations');
  const write = (indent: number) =>
    snippet
      .trimEnd()
      .split('\n')
      .join(`\n${' '.repeat(indent)}`);
  const columnOf = (pair: Pair) => lines.linePos(startOf(pair)).col - 1;
  const splice = (start: number, end: number, words: string) =>
    text.slice(0, start) + words + text.slice(end);

  if (annotations === undefined) {
    const [first] = metadata.items;
    const column = columnOf(first);
    const indent = column + 2;
    return splice(
      startOf(first),
      startOf(first),
      `annotations:\n${' '.repeat(indent)}${write(indent)}\n${' '.repeat(
        column,
      )}`,
    );
  }
  const map = blockOf(metadata, 'annotations');
  const present = member(map, annotation);
  if (present) {
    const end = endOf(present);
    const isWhole = text[end - 1] === '\n';
    return splice(
      startOf(present),
      end,
      `${write(columnOf(present))}${isWhole ? '\n' : ''}`,
    );
  }
  const [first] = map.items;
  const column = columnOf(first);
  return splice(
    startOf(first),
    startOf(first),
    `${write(column)}\n${' '.repeat(column)}`,
  );
}
