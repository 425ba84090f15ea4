import { parse } from '@bufbuild/cel';

/** Longest expression that is parsed, in characters. */
const MAX_LENGTH = 10_000;

/**
 * Why a text is no expression of CEL; `null` for one that is. What it refers to is not looked at. Never throws.
 *
 * @public
 */
export function celSyntaxProblem(text: string): string | null {
  if (text.length > MAX_LENGTH) {
    return `is longer than ${MAX_LENGTH} characters`;
  }
  try {
    parse(text);
    return null;
  } catch (error) {
    return `is no CEL: ${
      error instanceof Error ? error.message.slice(0, 120) : error
    }`;
  }
}
