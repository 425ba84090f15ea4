/**
 * The name of a Kubernetes kind in kebab case, runs of capitals being one word: `HTTPRoute` is `http-route`,
 * `MeshTLSAuthentication` is `mesh-tls-authentication`.
 *
 * @internal
 */
export function kebabKind(kind: string): string {
  return kind
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
