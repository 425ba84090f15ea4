/**
 * A host in one spelling, so that two mentions of a Service can be compared: `name.namespace`. A short name belongs to the
 * namespace of the object that mentions it; a host outside the cluster stays as it is.
 *
 * @internal
 */
export function normalHost(host: string, namespace: string): string {
  if (host !== '*' && !host.includes('.')) {
    return `${host}.${namespace}`;
  }
  return host.toLowerCase().replace(/\.svc(\..+)?$/, '');
}

/**
 * Whether a host is meant by another that may begin with a wildcard, both in their {@link normalHost} spelling.
 *
 * @internal
 */
export function hostMatches(pattern: string, host: string): boolean {
  return pattern.startsWith('*')
    ? host.endsWith(pattern.slice(1))
    : pattern === host;
}

/**
 * The wildcards that a host falls under, the narrowest first: `*.shop.com` and `*.com`, and `*` last. None for what is too long
 * to be a host (RFC 1035: 255 characters).
 *
 * @internal
 */
export function wildcardsOver(host: string): string[] {
  if (host.length > 255 || host === '*') {
    return [];
  }
  const found: string[] = [];
  for (
    let dot = host.indexOf('.');
    dot >= 0;
    dot = host.indexOf('.', dot + 1)
  ) {
    found.push(`*${host.slice(dot)}`);
  }
  return [...found, '*'];
}

/**
 * Whether some host is meant by both of two that may begin with a wildcard.
 *
 * @internal
 */
export function hostsOverlap(a: string, b: string): boolean {
  return hostMatches(a, b) || hostMatches(b, a);
}
