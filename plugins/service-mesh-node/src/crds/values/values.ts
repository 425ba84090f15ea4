import { Check, descend } from '../descend';
import { Patterns } from '../patterns';
import { StructuralSchema } from '../schema';
import { compileAlternatives } from './alternatives';
import { compileEnum } from './enum';
import { compileNumber } from './number';
import { compileArray, compileObject } from './size';
import { compileString } from './string';
import { compileType } from './type';

const nothing: Check = () => [];

/**
 * Compiles the check of types and values of a schema and of everything below it.
 *
 * @internal
 */
export function compileValues(
  schema: StructuralSchema,
  patterns: Patterns,
): Check {
  const compile = (part: StructuralSchema) => compileValues(part, patterns);
  const compiled = descend(schema, part => {
    const checks = [
      compileType(part),
      compileEnum(part),
      compileNumber(part),
      compileString(part, patterns),
      compileArray(part),
      compileObject(part),
      ...compileAlternatives(part, compile),
    ].filter(check => check !== undefined);
    if (checks.length < 2) {
      return checks[0];
    }
    return (value, at) => checks.flatMap(check => check(value, at));
  });
  return compiled ?? nothing;
}
