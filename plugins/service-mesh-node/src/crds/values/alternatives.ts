import { Check } from '../descend';
import { CrdProblem, problem } from '../problem';
import { StructuralSchema } from '../schema';

/** A schema compiled with everything below it. */
type Compile = (schema: StructuralSchema) => Check;

const rejects = (problems: readonly CrdProblem[]) =>
  problems.some(({ undecided }) => !undecided);

/** The members that tell alternatives apart, for the message. */
function membersOf(schemas: readonly StructuralSchema[]): string {
  const names = new Set(schemas.flatMap(({ required = [] }) => required));
  return names.size > 0
    ? `the alternatives that ask for ${[...names].join(', ')}`
    : `${schemas.length} alternatives`;
}

function compileAnyOf(schemas: StructuralSchema[], compile: Compile): Check {
  const checks = schemas.map(compile);
  const listed = membersOf(schemas);
  return (value, at) =>
    checks.every(check => rejects(check(value, at)))
      ? [problem(at, 'alternatives', `fits none of ${listed}`)]
      : [];
}

function compileOneOf(schemas: StructuralSchema[], compile: Compile): Check {
  const checks = schemas.map(compile);
  const listed = membersOf(schemas);
  return (value, at) => {
    const fits = checks.filter(check => !rejects(check(value, at))).length;
    return fits === 1
      ? []
      : [
          problem(
            at,
            'alternatives',
            `must fit exactly one of ${listed}; it fits ${fits || 'none'}`,
          ),
        ];
  };
}

function compileNot(schema: StructuralSchema, compile: Compile): Check {
  const check = compile(schema);
  return (value, at) =>
    check(value, at).length === 0
      ? [problem(at, 'alternatives', 'is of a form that the schema rules out')]
      : [];
}

/**
 * Compiles the value validations that combine schemas (`allOf`, `anyOf`, `oneOf`, `not`).
 *
 * @internal
 */
export function compileAlternatives(
  { allOf = [], anyOf, oneOf, not }: StructuralSchema,
  compile: Compile,
): Check[] {
  return [
    ...allOf.map(compile),
    ...(anyOf?.length ? [compileAnyOf(anyOf, compile)] : []),
    ...(oneOf?.length ? [compileOneOf(oneOf, compile)] : []),
    ...(not ? [compileNot(not, compile)] : []),
  ];
}
