import { InputError } from '@backstage/errors';

/** Deepest nesting of blocks. protobufjs itself goes no deeper than 32 messages and 100 option values. */
const MAX_DEPTH = 100;
/** Most tokens of one statement, such as an option with a long value: protobufjs takes quadratic time for it. */
const MAX_STATEMENT = 10_000;
/** Most options in one block, for the same reason. */
const MAX_OPTIONS = 1_000;

/** Cuts text as protobufjs does, so that nothing is a comment here and a string there. */
const token =
  /\s+|\/\/[^\n]*|\/\*(?:\/|[^]*?\*\/)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|[{}=;:[\],()<>]|\/(?!\*)|[^\s{}=;:[\],'"()<>/][^\s{}=;:[\],'"()<>]*/y;

const isBlank = (text: string) => /^(?:\s|\/[/*])/.test(text);

function* tokens(text: string): Generator<string> {
  const scanner = new RegExp(token);
  for (let end = 0; end < text.length; end = scanner.lastIndex) {
    const match = scanner.exec(text);
    if (!match) {
      const what = text[end] === '/' ? 'comment' : 'string';
      const line = text.slice(0, end).split('\n').length;
      throw new InputError(
        `is not valid Protocol Buffers: a ${what} is not closed (line ${line})`,
      );
    }
    if (!isBlank(match[0])) {
      yield match[0];
    }
  }
}

/**
 * Refuses `.proto` text that would keep protobufjs busy for minutes, and text whose strings or comments are not closed.
 *
 * @internal
 */
export function checkLimits(text: string): void {
  const optionsAt = [0];
  let depth = 0;
  let statement = { depth, length: 0, assigns: false };

  for (const word of tokens(text)) {
    statement.length++;
    if (word === 'option' && statement.length === 1) {
      optionsAt[depth]++;
    } else if (word === '=' || word === '[') {
      statement.assigns = true;
    } else if (word === '{') {
      depth++;
      optionsAt[depth] = 0;
    } else if (word === '}') {
      depth = Math.max(0, depth - 1);
    }

    if (depth > MAX_DEPTH) {
      throw new InputError(`is nested more than ${MAX_DEPTH} levels deep`);
    }
    if (optionsAt[depth] > MAX_OPTIONS) {
      throw new InputError(`has more than ${MAX_OPTIONS} options in one block`);
    }
    if (statement.length > MAX_STATEMENT) {
      throw new InputError(
        `has a statement of more than ${MAX_STATEMENT} words and signs`,
      );
    }

    // Braces behind `=` belong to a value; others open and close blocks.
    const ends =
      (word === ';' && depth === statement.depth) ||
      ('{}'.includes(word) && !statement.assigns) ||
      depth < statement.depth;
    if (ends) {
      statement = { depth, length: 0, assigns: false };
    }
  }
}
