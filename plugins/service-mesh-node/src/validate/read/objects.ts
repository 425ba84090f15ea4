import {
  Json,
  JsonObject,
  JsonPointer,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { memberOf, Node } from '../../yaml/located/node';

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

type Versioned = JsonObject & { apiVersion: string };

const isVersioned = (value: JsonObject): value is Versioned =>
  typeof value.apiVersion === 'string';

/**
 * What a document has in place of an object: itself, or an item of a list.
 *
 * @internal
 */
export interface Entry {
  value: Versioned;
  node: Node;
  /** Where it stands in its document. */
  pointer: JsonPointer;
}

/**
 * Whether an API server could tell an object by its kind and name.
 *
 * @internal
 */
export function isKubernetesObject(
  value: JsonObject,
): value is JsonObject & KubernetesObject {
  const { kind, metadata } = value;
  return (
    typeof kind === 'string' &&
    isObject(metadata) &&
    typeof metadata.name === 'string' &&
    metadata.name !== ''
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
 * What a document has of an `apiVersion`: itself, or the items of a `List`.
 *
 * @internal
 */
export function entriesOf(node: Node, pointer: JsonPointer = ''): Entry[] {
  const { value } = node;
  if (!isObject(value)) {
    return [];
  }
  const { kind, items } = value;
  if (
    typeof kind === 'string' &&
    kind.endsWith('List') &&
    Array.isArray(items)
  ) {
    return (memberOf(node, 'items')?.children ?? []).flatMap((item, index) =>
      entriesOf(item, `${pointer}/items/${index}`),
    );
  }
  return isVersioned(value) ? [{ value, node, pointer }] : [];
}
