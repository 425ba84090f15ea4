import { Check } from '../descend';
import { stringFormats } from '../formats';
import { shown } from '../json';
import { Patterns } from '../patterns';
import { CrdProblem, problem } from '../problem';
import { StructuralSchema } from '../schema';

/** Compiles a pattern; one that RE2 does not know decides nothing. */
function compilePattern(
  pattern: string,
  patterns: Patterns,
): (value: string, at: string) => CrdProblem[] {
  try {
    const compiled = patterns(pattern);
    return (value, at) =>
      compiled.test(value)
        ? []
        : [
            problem(
              at,
              'pattern',
              `is ${shown(value)}; it must match ${pattern}`,
            ),
          ];
  } catch (error) {
    return (_, at) => [
      {
        ...problem(
          at,
          'pattern',
          `cannot be held against ${pattern}: ${error}`,
        ),
        undecided: 'needs a pattern that RE2 understands',
      },
    ];
  }
}

/**
 * Compiles the check of the length, pattern and format of a string.
 *
 * @internal
 */
export function compileString(
  schema: StructuralSchema,
  patterns: Patterns,
): Check | undefined {
  const { minLength = 0, maxLength = Infinity } = schema;
  const format = stringFormats.get(schema.format ?? '');
  const pattern =
    schema.pattern === undefined
      ? undefined
      : compilePattern(schema.pattern, patterns);
  if (minLength === 0 && maxLength === Infinity && !format && !pattern) {
    return undefined;
  }
  return (value, at) => {
    if (typeof value !== 'string') {
      return [];
    }
    const length = [...value].length;
    return [
      ...(length > maxLength
        ? [problem(at, 'too-long', `is longer than ${maxLength} characters`)]
        : []),
      ...(length < minLength
        ? [problem(at, 'length', `is shorter than ${minLength} characters`)]
        : []),
      ...(pattern?.(value, at) ?? []),
      ...(format && !format(value)
        ? [problem(at, 'format', `is ${shown(value)}, not a ${schema.format}`)]
        : []),
    ];
  };
}
