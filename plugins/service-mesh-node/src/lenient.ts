import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A value of unknown shape as an object; empty for anything else.
 *
 * @public
 */
export function members(value: unknown): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

/**
 * A value of unknown shape as a list of objects; empty for anything else.
 *
 * @public
 */
export function items(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(members) : [];
}

/**
 * The strings of a list of unknown shape.
 *
 * @public
 */
export function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/**
 * A map from strings to strings of unknown shape, without what is not a string.
 *
 * @public
 */
export function labels(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/**
 * Whether every label asked for is there with its value.
 *
 * @public
 */
export function hasLabels(
  actual: Record<string, string>,
  wanted: Record<string, string>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => actual[key] === value);
}

/**
 * Name and namespace of an object; the namespace is empty where none is written.
 *
 * @public
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
