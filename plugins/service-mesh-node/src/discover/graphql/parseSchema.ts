import { InputError } from '@backstage/errors';
import type { DocumentNode } from 'graphql/language';

/** Most tokens that are read; the schema of GitHub has about 100,000. */
const MAX_TOKENS = 500_000;
/** Deepest nesting of brackets: the parser calls itself for each level. */
const MAX_DEPTH = 200;

const opening = new Set(['(', '[', '{']);
const closing = new Set([')', ']', '}']);

/** Loaded at first use, so that whoever reads no GraphQL does not wait for it. */
const language = () =>
  require('graphql/language') as typeof import('graphql/language');

function checkLimits(text: string): void {
  const { Lexer, Source, TokenKind } = language();
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count++) {
    const { kind } = lexer.token;
    if (opening.has(kind)) {
      depth++;
    } else if (closing.has(kind)) {
      depth--;
    }
    if (depth > MAX_DEPTH) {
      throw new InputError(`is nested more than ${MAX_DEPTH} levels deep`);
    }
    if (count > MAX_TOKENS) {
      throw new InputError(`has more than ${MAX_TOKENS} words and signs`);
    }
  }
}

/** The place of a syntax error, where the parser tells it. */
function lineOf(error: unknown): string {
  const [place] = (error as { locations?: { line: number }[] }).locations ?? [];
  return place ? ` (line ${place.line})` : '';
}

/**
 * Parses a schema in GraphQL's schema definition language.
 *
 * @internal
 */
export function parseSchema(text: string): DocumentNode {
  try {
    checkLimits(text);
    return language().parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) {
      throw error;
    }
    const reason = error.message.replace(/^Syntax Error: /, '');
    throw new InputError(
      `is not valid GraphQL: ${reason
        .split('\n')[0]
        .replace(/\.$/, '')}${lineOf(error)}`,
    );
  }
}
