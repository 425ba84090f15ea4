import { Check, descend } from './descend';
import { isJsonObject, step } from './json';
import { problem } from './problem';
import { StructuralSchema } from './schema';

/** Members that every Kubernetes object has. */
const OBJECT_MEMBERS = ['apiVersion', 'kind', 'metadata'];

/** Object metadata has a schema of its own, which is not that of the definition. */
function withoutMetadata(schema: StructuralSchema): StructuralSchema {
  const properties = Object.entries(schema.properties ?? {});
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.filter(([name]) => name !== 'metadata'),
    ),
  };
}

function compileHere(schema: StructuralSchema): Check | undefined {
  if (
    schema.type !== 'object' ||
    schema.additionalProperties ||
    schema['x-kubernetes-preserve-unknown-fields']
  ) {
    return undefined;
  }
  const known = new Set([
    ...Object.keys(schema.properties ?? {}),
    ...(schema['x-kubernetes-embedded-resource'] ? OBJECT_MEMBERS : []),
  ]);
  return (value, at) =>
    isJsonObject(value)
      ? Object.keys(value)
          .filter(key => !known.has(key))
          .map(key =>
            problem(
              `${at}${step(key)}`,
              'unknown-field',
              'is a field that the kind does not have',
            ),
          )
      : [];
}

/**
 * Compiles the check that an object holds only fields that its schema knows. An API server drops others, or rejects
 * the object under strict field validation.
 *
 * @internal
 */
export function compileUnknownFields(
  schema: StructuralSchema,
): Check | undefined {
  return descend(
    withoutMetadata({ ...schema, 'x-kubernetes-embedded-resource': true }),
    compileHere,
  );
}
