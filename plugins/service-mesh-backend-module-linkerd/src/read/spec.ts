import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Kind,
  SpecOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

const groupOf = (apiVersion: unknown) =>
  typeof apiVersion === 'string' && apiVersion.includes('/')
    ? apiVersion.split('/')[0]
    : '';

/**
 * Reads the objects of a kind, in any version of its group. What the API server would reject is left out, since it takes
 * no effect; members that the schema does not know are let pass, since the API server only drops them.
 *
 * @internal
 */
export function readAll<K extends Kind, T extends { object: KubernetesObject }>(
  kind: K,
  items: readonly T[],
): (T & { spec: SpecOf<K> })[] {
  return items.flatMap(item => {
    const { object } = item;
    if (
      object?.kind !== kind.kind ||
      groupOf(object.apiVersion) !== groupOf(kind.apiVersion) ||
      typeof object.metadata?.name !== 'string'
    ) {
      return [];
    }
    const { error } = kind.spec.safeParse(object.spec);
    const readable = (error?.issues ?? []).every(
      issue => issue.code === 'unrecognized_keys',
    );
    return readable ? [{ ...item, spec: object.spec as SpecOf<K> }] : [];
  });
}

/**
 * The namespace an object names; `null` where it names none and lands in the one it is applied to.
 *
 * @internal
 */
export function namespaceOf(object: KubernetesObject): string | null {
  const namespace: unknown = object.metadata?.namespace;
  return typeof namespace === 'string' ? namespace : null;
}

/**
 * The annotations of an object that are texts, as all have to be.
 *
 * @internal
 */
export function annotationsOf(
  object: KubernetesObject,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object.metadata?.annotations ?? {}).filter(
      ([, value]) => typeof value === 'string',
    ),
  );
}

/**
 * Whether two namespaces can be the same; one that nobody names can be any.
 *
 * @internal
 */
export function sameNamespace(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}
