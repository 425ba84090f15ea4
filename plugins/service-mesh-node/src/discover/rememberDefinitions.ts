import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Fact } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readDefinition } from './definition';
import { Definition } from './definitionModel';

/**
 * Reads the definition of an API entity, of at most some number of characters, as it is served below a path.
 *
 * @public
 */
export type DefinitionReader = (
  api: Entity,
  basePath: Fact<string> | null,
  maxLength: number,
) => Definition;

/**
 * Makes a reader that knows the definitions that it read last. What it answers with is shared and must not be changed.
 *
 * @param most - number of definitions that it knows
 * @public
 */
export function rememberDefinitions(
  most: number,
  read: DefinitionReader = readDefinition,
): DefinitionReader {
  const known = new Map<string, Definition>();
  return (api, basePath, maxLength) => {
    const { definition, type } = api.spec ?? {};
    const key = JSON.stringify([
      stringifyEntityRef(api),
      type,
      definition,
      basePath,
      maxLength,
    ]);
    const found = known.get(key) ?? read(api, basePath, maxLength);
    // The one that was wanted last is forgotten last.
    known.delete(key);
    known.set(key, found);
    if (known.size > most) {
      known.delete(known.keys().next().value!);
    }
    return found;
  };
}
