import { z } from 'zod/v4';

/**
 * What a wrapper such as `optional` holds; undefined for any other schema.
 *
 * @internal
 */
export function unwrapped(schema: z.ZodType): z.ZodType | undefined {
  return (schema.def as { innerType?: z.ZodType }).innerType;
}

/**
 * The schemas of a value from the outermost wrapper to the value itself.
 *
 * @internal
 */
export function layers(schema: z.ZodType): z.ZodType[] {
  const inner = unwrapped(schema);
  return inner ? [schema, ...layers(inner)] : [schema];
}

/**
 * The schema of a member of an object or a map, or of an item of a list; undefined where there is none.
 *
 * @internal
 */
export function stepInto(
  schema: z.ZodType | undefined,
  key: PropertyKey,
): z.ZodType | undefined {
  const inner = schema && layers(schema).at(-1);
  const { element, valueType, shape } = (inner?.def ?? {}) as {
    element?: z.ZodType;
    valueType?: z.ZodType;
    shape?: Record<PropertyKey, z.ZodType>;
  };
  return (
    element ??
    valueType ??
    (shape && Object.hasOwn(shape, key) ? shape[key] : undefined)
  );
}

/**
 * The names of the members that the schema of an object knows.
 *
 * @internal
 */
export function membersOf(schema: z.ZodType | undefined): string[] {
  const inner = schema && layers(schema).at(-1);
  const { shape } = (inner?.def ?? {}) as { shape?: object };
  return Object.keys(shape ?? {});
}
