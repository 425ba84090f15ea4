import { RE2JS } from 're2js';

/**
 * Compiles RE2 patterns, each text once. User input never meets a JavaScript `RegExp`, which backtracks.
 *
 * @internal
 */
export type Patterns = (pattern: string) => RE2JS;

/**
 * Starts an empty cache of patterns.
 *
 * @internal
 */
export function patternCache(): Patterns {
  const compiled = new Map<string, RE2JS>();
  return pattern => {
    const known = compiled.get(pattern);
    if (known) {
      return known;
    }
    const fresh = RE2JS.compile(pattern);
    compiled.set(pattern, fresh);
    return fresh;
  };
}
