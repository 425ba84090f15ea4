import { RE2JS } from 're2js';
import { say } from '../../lenient';

/** Longest expression that istiod takes, in characters (Istio 1.29). */
const MAX_REGEX = 1024;

/** Expressions of paths: text, `[^/]+` and `.+`. They are fine as they are, and nearly all that there are. */
const PATH_EXPRESSION =
  /^(?:[\w/~:;@!&'=,%-]|\\[\\^$.*+?()[\]{}|]|\[\^\/\]\+|\.\+)+$/;

/**
 * What is wrong with an expression as istiod reads it; `null` for nothing.
 *
 * @internal
 */
export function regexProblem(text: unknown): string | null {
  if (typeof text !== 'string') {
    return null;
  }
  if (text === '') {
    return 'is empty';
  }
  if (text.length > MAX_REGEX) {
    return say`is longer than ${MAX_REGEX} characters`;
  }
  if (PATH_EXPRESSION.test(text)) {
    return null;
  }
  try {
    RE2JS.compile(text);
    return null;
  } catch (error) {
    return say`is no RE2 expression: ${
      error instanceof Error ? error.message.slice(0, 120) : error
    }`;
  }
}

/**
 * What is wrong with the value of a header to set; `null` for nothing. Envoy replaces `%VARIABLE%` and
 * `%VARIABLE(arguments)%` in it, and takes `%%` for a percent sign.
 *
 * @internal
 */
export function headerValueProblem(text: unknown): string | null {
  if (typeof text !== 'string') {
    return null;
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(text)) {
    return 'holds control characters';
  }
  const bare = text.replace(/%%|%[A-Z0-9_]+(\([^()]*\))?(:[0-9]+)?%/g, '');
  return bare.includes('%')
    ? 'has a % that begins no %VARIABLE%; write %% for a percent sign'
    : null;
}
