/** Levels whose members are written apart; what lies deeper is small. */
const LEVELS = 2;

/** What JSON leaves out of objects, and writes as `null` in lists. */
const isLeftOut = (value: unknown) =>
  value === undefined || typeof value === 'function';

/**
 * Writes a value as `JSON.stringify(value, null, 2)` does, in pieces: all of a large catalog is longer than a string may be.
 *
 * @internal
 */
export function* jsonPieces(
  value: unknown,
  level = 0,
): Generator<string, void, undefined> {
  const indent = '  '.repeat(level);
  const isPlain =
    value !== null && typeof value === 'object' && !('toJSON' in value);
  if (level === LEVELS || !isPlain) {
    const text = JSON.stringify(value, null, 2) ?? 'null';
    yield text.replace(/\n/g, `\n${indent}`);
    return;
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  yield open;
  let separator = '\n';
  for (const [key, member] of Object.entries(value)) {
    if (isList || !isLeftOut(member)) {
      yield `${separator}${indent}  ${
        isList ? '' : `${JSON.stringify(key)}: `
      }`;
      yield* jsonPieces(member, level + 1);
      separator = ',\n';
    }
  }
  yield separator === '\n' ? close : `\n${indent}${close}`;
}
