import { Check } from '../descend';
import { integerFormats } from '../formats';
import { problem } from '../problem';
import { StructuralSchema } from '../schema';

/**
 * Compiles the check of the size of a number.
 *
 * @internal
 */
export function compileNumber(schema: StructuralSchema): Check | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } =
    schema;
  const format = integerFormats.get(schema.format ?? '');
  if ([minimum, maximum, multipleOf, format].every(x => x === undefined)) {
    return undefined;
  }
  const [lowest, highest] = format ?? [-Infinity, Infinity];
  return (value, at) => {
    if (typeof value !== 'number') {
      return [];
    }
    const is = `is ${value}; it must be`;
    if (value < lowest || value > highest) {
      return [problem(at, 'format', `${is} an ${schema.format}`)];
    }
    if (
      minimum !== undefined &&
      (exclusiveMinimum ? value <= minimum : value < minimum)
    ) {
      const bound = exclusiveMinimum ? 'more than' : 'at least';
      return [problem(at, 'range', `${is} ${bound} ${minimum}`)];
    }
    if (
      maximum !== undefined &&
      (exclusiveMaximum ? value >= maximum : value > maximum)
    ) {
      const bound = exclusiveMaximum ? 'less than' : 'at most';
      return [problem(at, 'range', `${is} ${bound} ${maximum}`)];
    }
    return multipleOf !== undefined && !Number.isInteger(value / multipleOf)
      ? [problem(at, 'range', `${is} a multiple of ${multipleOf}`)]
      : [];
  };
}
