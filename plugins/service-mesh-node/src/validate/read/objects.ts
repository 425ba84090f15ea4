import {
  Json,
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { memberOf, Node } from './node';

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function isKubernetesObject(
  value: Json,
): value is KubernetesObject & JsonObject {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    isObject(value.metadata) &&
    typeof value.metadata.name === 'string'
  );
}

/**
 * Whether a value was meant as an object of Kubernetes, and not as other configuration that lies beside it.
 *
 * @internal
 */
export function isOfKubernetes(value: Json): boolean {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    value.kind !== undefined
  );
}

/**
 * The Kubernetes objects in a document: itself, or the items of a `List`.
 *
 * @internal
 */
export function objectsIn(
  node: Node,
): { object: KubernetesObject; node: Node }[] {
  const { value } = node;
  if (
    isObject(value) &&
    typeof value.kind === 'string' &&
    value.kind.endsWith('List') &&
    Array.isArray(value.items)
  ) {
    return (memberOf(node, 'items')?.children ?? []).flatMap(objectsIn);
  }
  return isKubernetesObject(value) ? [{ object: value, node }] : [];
}
