import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Check } from '../descend';
import { shown } from '../json';
import { problem } from '../problem';
import { StructuralSchema } from '../schema';

function typeOf(value: Json): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The JSON types that a schema accepts, or none where it accepts all. */
function typesOf(schema: StructuralSchema): string[] {
  if (schema['x-kubernetes-int-or-string']) {
    return ['integer', 'string'];
  }
  return schema.type ? [schema.type] : [];
}

/**
 * Compiles the check of the type of a value (`type`, `nullable`, int-or-string).
 *
 * @internal
 */
export function compileType(schema: StructuralSchema): Check | undefined {
  const wanted = typesOf(schema);
  if (wanted.length === 0) {
    return undefined;
  }
  const accepted = new Set([
    ...wanted,
    ...(wanted.includes('number') ? ['integer'] : []),
    ...(schema.nullable ? ['null'] : []),
  ]);
  return (value, at) => {
    const type = typeOf(value);
    return accepted.has(type)
      ? []
      : [
          problem(
            at,
            'type',
            `is ${shown(value)}, ${type}; it must be ${wanted.join(' or ')}`,
          ),
        ];
  };
}
