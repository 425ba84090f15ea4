import { RE2JS } from 're2js';
import { Answer, known } from './answer';

/**
 * Whether an expression matches a whole value; RE2 is what the proxy uses. Nothing is known of one that it cannot read.
 *
 * @internal
 */
export function matchesRegex(regex: string, value: string): Answer {
  try {
    return known(RE2JS.matches(regex, value));
  } catch {
    return 'unknown';
  }
}
