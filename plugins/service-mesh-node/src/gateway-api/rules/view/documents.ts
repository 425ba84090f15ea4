import { ManifestDocument, RuleContext } from '../../../validate/rule';

/**
 * The group of the kinds of the Gateway API.
 *
 * @internal
 */
export const GATEWAY_API = 'gateway.networking.k8s.io';

/**
 * The documents of kinds of the Gateway API, whichever version they are written in; meshes have kinds of the same names.
 *
 * @internal
 */
export function documentsOf(
  context: RuleContext,
  ...kinds: string[]
): ManifestDocument[] {
  return context
    .ofKind(...kinds)
    .filter(
      ({ object }) => `${object.apiVersion}`.split('/')[0] === GATEWAY_API,
    );
}

/**
 * A namespace in words.
 *
 * @internal
 */
export const inWords = (namespace: string) =>
  namespace ? `namespace '${namespace}'` : 'the namespace it is applied to';

/**
 * Whether the input holds all that there is in a namespace; the empty one is that of objects that name none.
 *
 * @internal
 */
export function holds(context: RuleContext, namespace: string): boolean {
  return context.holdsNamespace(namespace || null);
}
