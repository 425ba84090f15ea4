import { Check } from '../descend';
import { canonical, shown } from '../json';
import { problem } from '../problem';
import { StructuralSchema } from '../schema';

/**
 * Compiles the check of a value against the values that a schema lists.
 *
 * @internal
 */
export function compileEnum(schema: StructuralSchema): Check | undefined {
  if (!schema.enum) {
    return undefined;
  }
  const listed = new Set(schema.enum.map(canonical));
  const options = schema.enum.map(shown).join(', ');
  return (value, at) =>
    listed.has(canonical(value)) || (value === null && schema.nullable)
      ? []
      : [
          problem(
            at,
            'enum',
            `is ${shown(value)}; it must be one of ${options}`,
          ),
        ];
}
