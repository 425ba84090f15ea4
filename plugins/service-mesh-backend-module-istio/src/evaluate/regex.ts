import { RE2JS } from 're2js';
import { Answer, known } from './answer';

/**
 * Reads an expression that is to match a whole value; RE2 is what the proxy uses. Nothing is known of one that it cannot read.
 *
 * @internal
 */
export function regexMatcher(regex: string): (value: string) => Answer {
  try {
    const pattern = RE2JS.compile(regex);
    return value => known(pattern.matches(value));
  } catch {
    return () => 'unknown';
  }
}

/**
 * Whether an expression matches a whole value.
 *
 * @internal
 */
export function matchesRegex(regex: string, value: string): Answer {
  return regexMatcher(regex)(value);
}
