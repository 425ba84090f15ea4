/**
 * A stretch of a line and what it is.
 *
 * @internal
 */
export interface Token {
  text: string;
  kind: 'plain' | 'key' | 'value' | 'comment';
}

/** Longer lines are not worth the colours. */
const LONGEST = 2_000;

const KEY = /^(\s*(?:- +)*)("[^"]*"|'[^']*'|[^\s"'#:-][^:]*):(?=\s|$)/;

const tokens = (...list: Token[]) => list.filter(({ text }) => text !== '');

/**
 * Cuts a line of YAML into stretches to colour. It reads each line alone, so that it can start anywhere in a long file; inside of
 * block texts it may colour what only looks like a key.
 *
 * @internal
 */
export function highlight(line: string): Token[] {
  if (line.length > LONGEST) {
    return [{ text: line, kind: 'plain' }];
  }
  if (/^\s*#/.test(line)) {
    return [{ text: line, kind: 'comment' }];
  }
  const [whole, indent, key] = KEY.exec(line) ?? ['', '', ''];
  if (!whole) {
    const dash = /^\s*(?:- +)*/.exec(line)![0];
    return tokens(
      { text: dash, kind: 'plain' },
      { text: line.slice(dash.length), kind: 'value' },
    );
  }
  return tokens(
    { text: indent, kind: 'plain' },
    { text: key, kind: 'key' },
    { text: ':', kind: 'plain' },
    { text: line.slice(whole.length), kind: 'value' },
  );
}
