import { isMap, isScalar, LineCounter, Pair, parse, YAMLMap } from 'yaml';

/**
 * The member of a map of a YAML document; `undefined` for what is no map or has none of that name.
 *
 * @public
 */
export function memberOf(map: unknown, key: string): Pair | undefined {
  return isMap(map)
    ? map.items.find(
        ({ key: name }) => isScalar(name) && String(name.value) === key,
      )
    : undefined;
}

/**
 * Where a member begins in the text.
 *
 * @internal
 */
export const startOf = (pair: Pair) =>
  (pair.key as { range: number[] }).range[0];

/** Just behind a value; that of a block scalar ends with its last line. */
function endOf({ key, value }: Pair): number {
  const { range } = (value ?? key) as { range: number[] };
  return range[1];
}

/**
 * Puts lines into a text, the first of them where something stands already.
 *
 * @internal
 */
export const indented = (lines: string, column: number) =>
  lines
    .trimEnd()
    .split('\n')
    .join(`\n${' '.repeat(column)}`);

/**
 * Replaces a part of a text.
 *
 * @internal
 */
export const splice = (
  text: string,
  start: number,
  end: number,
  words: string,
) => text.slice(0, start) + words + text.slice(end);

/** A member as JSON, which braces in YAML take too. */
function inBraces(snippet: string): string {
  const [[key, value]] = Object.entries(parse(snippet));
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

/**
 * Sets a member of a map in the text that the map was read from, before all others where it is new. Everything else stays as it
 * is, to the byte.
 *
 * @param snippet - the member as YAML, such as `a: b`
 * @public
 */
export function setMember(
  text: string,
  map: YAMLMap,
  key: string,
  snippet: string,
  lines: LineCounter,
): string {
  const columnOf = (pair: Pair) => lines.linePos(startOf(pair)).col - 1;
  const present = memberOf(map, key);
  const [first] = map.items;
  if (map.flow) {
    const [brace] = map.range!;
    const words = inBraces(snippet);
    if (present) {
      return splice(text, startOf(present), endOf(present), words);
    }
    // The space between brace and first member parts the new one from it too.
    const gap = first ? text.slice(brace + 1, startOf(first)) : ' ';
    return splice(
      text,
      brace + 1,
      brace + 1,
      first ? `${gap}${words},` : words,
    );
  }
  const column = columnOf(present ?? first);
  const words = indented(snippet, column);
  if (present) {
    const end = endOf(present);
    const isWhole = text[end - 1] === '\n';
    return splice(text, startOf(present), end, isWhole ? `${words}\n` : words);
  }
  const start = startOf(first);
  return splice(text, start, start, `${words}\n${' '.repeat(column)}`);
}
