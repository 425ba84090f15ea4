/**
 * Whether a value of an AuthorizationPolicy matches a text: as it stands, as a prefix `abc*`, as a suffix `*abc`, or as `*` for
 * any text but the empty one. A wildcard elsewhere is an ordinary character (Istio: AuthorizationPolicy).
 *
 * @internal
 */
export function matchesValue(value: string, text: string): boolean {
  if (value === '*') {
    return text !== '';
  }
  if (value.startsWith('*')) {
    return text.endsWith(value.slice(1));
  }
  return value.endsWith('*')
    ? text.startsWith(value.slice(0, -1))
    : value === text;
}

/**
 * Whether a value has a wildcard where it is an ordinary character.
 *
 * @internal
 */
export function hasIdleWildcard(value: string): boolean {
  return (
    (value !== '*' && value.replace(/^\*/, '').slice(0, -1).includes('*')) ||
    (value.length > 1 && value.startsWith('*') && value.endsWith('*'))
  );
}
