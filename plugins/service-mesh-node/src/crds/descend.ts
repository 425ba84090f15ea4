import {
  Json,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isJsonObject, step } from './json';
import { CrdProblem } from './problem';
import { StructuralSchema } from './schema';

/**
 * Checks a value that stands at a place.
 *
 * @internal
 */
export type Check = (value: Json, at: JsonPointer) => CrdProblem[];

/**
 * Compiles a check of one schema into a check of everything below it. Branches without anything to check cost nothing.
 *
 * @internal
 */
export function descend(
  schema: StructuralSchema,
  compileHere: (schema: StructuralSchema) => Check | undefined,
): Check | undefined {
  const { properties = {}, additionalProperties, items } = schema;
  const here = compileHere(schema);
  const members = new Map(
    Object.entries(properties).map(([name, member]) => [
      name,
      descend(member, compileHere),
    ]),
  );
  const others =
    typeof additionalProperties === 'object'
      ? descend(additionalProperties, compileHere)
      : undefined;
  const item = items ? descend(items, compileHere) : undefined;
  if (!here && !others && !item && ![...members.values()].some(Boolean)) {
    return undefined;
  }
  return (value, at) => {
    const found = here?.(value, at) ?? [];
    if (Array.isArray(value)) {
      return item
        ? found.concat(value.flatMap((v, i) => item(v, `${at}/${i}`)))
        : found;
    }
    if (!isJsonObject(value)) {
      return found;
    }
    return found.concat(
      Object.keys(value).flatMap(key => {
        const check = members.has(key) ? members.get(key) : others;
        return check?.(value[key], `${at}${step(key)}`) ?? [];
      }),
    );
  };
}
