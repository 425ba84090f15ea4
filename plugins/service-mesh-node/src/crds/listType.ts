import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Check, descend } from './descend';
import { canonical, isJsonObject, shown } from './json';
import { problem } from './problem';
import { StructuralSchema } from './schema';

/** What tells the items of a list apart, where the schema promises that something does. */
function identityOf(
  schema: StructuralSchema,
): ((item: Json) => Json) | undefined {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return item => item;
    case 'map':
      return item =>
        isJsonObject(item)
          ? Object.fromEntries(
              keys
                .filter(key => Object.hasOwn(item, key))
                .map(key => [key, item[key]]),
            )
          : item;
    default:
      return undefined;
  }
}

/**
 * Compiles the check that lists which are sets or maps hold no item twice (`x-kubernetes-list-type`).
 *
 * @internal
 */
export function compileListTypes(schema: StructuralSchema): Check | undefined {
  return descend(schema, part => {
    const identity = identityOf(part);
    if (!identity) {
      return undefined;
    }
    return (value, at) => {
      if (!Array.isArray(value)) {
        return [];
      }
      const identities = value.map(identity);
      const spelled = identities.map(canonical);
      const first = new Map<string, number>();
      spelled.forEach((key, index) => {
        first.set(key, first.get(key) ?? index);
      });
      return spelled.flatMap((key, index) =>
        first.get(key) === index
          ? []
          : [
              problem(
                `${at}/${index}`,
                'duplicate',
                `repeats ${shown(identities[index])} of item ${first.get(key)}`,
              ),
            ],
      );
    };
  });
}
