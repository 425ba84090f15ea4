import {
  Json,
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AdoptedObject } from '../discover/annotations';

const counterpart = (
  kind: unknown,
  name: unknown,
  adopted: readonly AdoptedObject[],
) =>
  adopted.find(object => object.kind === kind && object.generatedName === name);

/**
 * What a generated object has to do with one that was there before; `undefined` for nothing.
 *
 * @internal
 */
export function adoptedFor(
  { kind, metadata }: KubernetesObject,
  adopted: readonly AdoptedObject[],
): AdoptedObject | undefined {
  return counterpart(kind, metadata.name, adopted);
}

/** A reference has the kind and the name of what it is to beside each other; a backend without a kind is a Service. */
function withReferences(
  value: Json,
  adopted: readonly AdoptedObject[],
  defaultKind?: string,
): Json {
  if (Array.isArray(value)) {
    return value.map(item => withReferences(item, adopted, defaultKind));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const found = counterpart(value.kind ?? defaultKind, value.name, adopted);
  const members = Object.entries(value).map(([key, member]) => [
    key,
    withReferences(
      member,
      adopted,
      key === 'backendRefs' ? 'Service' : undefined,
    ),
  ]);
  return {
    ...(Object.fromEntries(members) as JsonObject),
    ...(found?.place ? { name: found.place.name } : {}),
  };
}

/**
 * An object under the name of the one that was there before, as are all that it refers to.
 *
 * @internal
 */
export function withAdoptedNames(
  object: KubernetesObject,
  adopted: readonly AdoptedObject[],
): KubernetesObject {
  if (adopted.length === 0) {
    return object;
  }
  const { metadata, ...rest } = object;
  const found = adoptedFor(object, adopted);
  return {
    ...(withReferences(rest as Json, adopted) as typeof rest),
    metadata: {
      ...metadata,
      ...(found?.place ? { name: found.place.name } : {}),
    },
  } as KubernetesObject;
}
