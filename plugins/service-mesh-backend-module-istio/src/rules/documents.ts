import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  identityOf,
  Kind,
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, strings } from '../lenient';

export { identityOf };

/**
 * A kind by its name; what rules know of a kind that nothing is rendered of.
 *
 * @internal
 */
export type KindName = Pick<Kind, 'apiVersion' | 'alsoServed' | 'kind'>;

/**
 * The documents of a kind of Istio; other meshes have kinds of the same name.
 *
 * @internal
 */
export function documentsOf(
  context: RuleContext,
  kind: KindName,
): readonly ManifestDocument[] {
  const served = [kind.apiVersion, ...kind.alsoServed];
  return context
    .ofKind(kind.kind)
    .filter(({ object }) => served.includes(object.apiVersion));
}

/**
 * The HTTP rules of a VirtualService.
 *
 * @internal
 */
export function httpRules(document: ManifestDocument): JsonObject[] {
  return items(members(document.object.spec).http);
}

/**
 * A rule of a VirtualService in words: its name where it has one, else its position.
 *
 * @internal
 */
export function ruleName(rule: JsonObject, index: number): string {
  return typeof rule.name === 'string' ? `'${rule.name}'` : `${index + 1}`;
}

/**
 * Whether a VirtualService acts on requests inside the mesh, and not only at gateways. One without hosts is a delegate.
 *
 * @internal
 */
export function isForMesh(document: ManifestDocument): boolean {
  const { hosts, gateways } = members(document.object.spec);
  const names = strings(gateways);
  return (
    strings(hosts).length > 0 && (names.length === 0 || names.includes('mesh'))
  );
}

/**
 * An object in words: its kind and its name.
 *
 * @internal
 */
export function titleOf({ object }: ManifestDocument): string {
  return `${object.kind} ${identityOf(object).name}`;
}
