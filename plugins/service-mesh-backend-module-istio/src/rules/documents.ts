import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Kind,
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, strings } from '../lenient';

/**
 * The documents of a kind of Istio; other meshes have kinds of the same name.
 *
 * @internal
 */
export function documentsOf(
  context: RuleContext,
  kind: Kind,
): readonly ManifestDocument[] {
  const served = [kind.apiVersion, ...kind.alsoServed];
  return context
    .ofKind(kind.kind)
    .filter(({ object }) => served.includes(object.apiVersion));
}

/**
 * Name and namespace of an object; the namespace is empty where none is written.
 *
 * @internal
 */
export function identityOf(object: KubernetesObject): {
  name: string;
  namespace: string;
} {
  const { name, namespace } = members(object.metadata);
  return {
    name: typeof name === 'string' ? name : '',
    namespace: typeof namespace === 'string' ? namespace : '',
  };
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
