import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Remark } from './recognition';

/**
 * What tells the requests of an A/B rule from all others.
 *
 * @public
 */
export type AbCondition =
  | { header: string; value: string }
  | { cookie: string; value: string };

/**
 * The condition that all matches of a rule have in common; `null` for none.
 *
 * @param conditions - of each match: `null` where it asks for no header, `undefined` where policy cannot say what it asks for
 * @param pointer - where the rule has its matches
 * @public
 */
export function commonCondition(
  conditions: readonly (AbCondition | null | undefined)[],
  pointer: JsonPointer,
): { condition: AbCondition | null; obstacles: Remark[] } {
  const [first = null] = conditions;
  const isOne = conditions.every(
    condition =>
      condition !== undefined &&
      JSON.stringify(condition) === JSON.stringify(first),
  );
  return isOne
    ? { condition: first, obstacles: [] }
    : {
        condition: null,
        obstacles: [
          {
            pointer,
            reason:
              'policy tells requests apart by one header or cookie with an exact value',
          },
        ],
      };
}

/**
 * The headers of a request that meets a condition.
 *
 * @public
 */
export function headersFor(
  condition: AbCondition | null,
): Record<string, string> {
  if (condition === null) {
    return {};
  }
  return 'header' in condition
    ? { [condition.header]: condition.value }
    : { cookie: `${condition.cookie}=${condition.value}` };
}
