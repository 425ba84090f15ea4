import { Check } from '../descend';
import { isJsonObject, step } from '../json';
import { problem } from '../problem';
import { StructuralSchema } from '../schema';

/** Compiles a check of how many parts a value has. */
function between(
  least: number,
  most: number,
  part: string,
): (size: number, at: string) => ReturnType<Check> {
  return (size, at) => {
    const has = `has ${size} ${part}; it must have at`;
    return [
      ...(size > most ? [problem(at, 'too-many', `${has} most ${most}`)] : []),
      ...(size < least ? [problem(at, 'length', `${has} least ${least}`)] : []),
    ];
  };
}

/**
 * Compiles the check of the length of an array.
 *
 * @internal
 */
export function compileArray(schema: StructuralSchema): Check | undefined {
  const { minItems = 0, maxItems = Infinity } = schema;
  if (minItems === 0 && maxItems === Infinity) {
    return undefined;
  }
  const check = between(minItems, maxItems, 'items');
  return (value, at) => (Array.isArray(value) ? check(value.length, at) : []);
}

/**
 * Compiles the check of the members that an object has and must have.
 *
 * @internal
 */
export function compileObject(schema: StructuralSchema): Check | undefined {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const required = [
    ...(schema['x-kubernetes-embedded-resource'] ? ['apiVersion', 'kind'] : []),
    ...(schema.required ?? []),
  ];
  if (minProperties === 0 && maxProperties === Infinity && !required.length) {
    return undefined;
  }
  const check = between(minProperties, maxProperties, 'members');
  return (value, at) =>
    isJsonObject(value)
      ? [
          ...required
            .filter(name => !Object.hasOwn(value, name))
            .map(name =>
              problem(`${at}${step(name)}`, 'required', 'is missing'),
            ),
          ...check(Object.keys(value).length, at),
        ]
      : [];
}
