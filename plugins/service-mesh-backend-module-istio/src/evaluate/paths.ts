const isTemplate = (pattern: string) => /\{\*\*?\}/.test(pattern);

/**
 * Whether a value matches a pattern of an AuthorizationPolicy: exact, `prefix*`, `*suffix`, or `*` for any that is not
 * empty.
 *
 * @internal
 */
export function matchesPattern(pattern: string, value: string): boolean {
  if (pattern === '*') {
    return value !== '';
  }
  if (pattern.endsWith('*')) {
    return value.startsWith(pattern.slice(0, -1));
  }
  return pattern.startsWith('*')
    ? value.endsWith(pattern.slice(1))
    : value === pattern;
}

function matchesSegments(template: string[], path: string[]): boolean {
  const [first, ...rest] = template;
  if (first === undefined) {
    return path.length === 0;
  }
  if (first === '{**}') {
    // What stands behind `{**}` must end the path.
    return Array.from(path, (_, skipped) => path.slice(skipped))
      .concat([[]])
      .some(remainder => matchesSegments(rest, remainder));
  }
  const [segment, ...others] = path;
  const matches = first === '{*}' ? Boolean(segment) : first === segment;
  return segment !== undefined && matches && matchesSegments(rest, others);
}

/**
 * Whether a path matches one of an AuthorizationPolicy: a pattern, or a template in which `{*}` is one segment and `{**}`
 * any number of them (Istio 1.22).
 *
 * @internal
 */
export function matchesPath(pattern: string, path: string): boolean {
  return isTemplate(pattern)
    ? matchesSegments(pattern.split('/'), path.split('/'))
    : matchesPattern(pattern, path);
}
