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
