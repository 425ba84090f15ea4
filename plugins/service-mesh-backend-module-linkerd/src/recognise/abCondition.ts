import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  escapeRegex,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteRule } from '../read';

/**
 * What tells the requests of an A/B rule from all others.
 *
 * @internal
 */
export type AbCondition =
  | { header: string; value: string }
  | { cookie: string; value: string };

/** A pair among the cookies, as it is rendered. */
const cookiePair = /^\(\.\*; \?\)\?([^=]+)=(.*)\(;\.\*\)\?$/;

function readCookie(expression: string): AbCondition | null {
  const [, name, value] = cookiePair.exec(expression) ?? [];
  if (name === undefined) {
    return null;
  }
  const plain = (text: string) => text.replace(/\\(.)/g, '$1');
  const pair = { cookie: plain(name), value: plain(value) };
  // What is an expression in itself is no pair.
  return escapeRegex(pair.cookie) === name && escapeRegex(pair.value) === value
    ? pair
    : null;
}

type Match = NonNullable<RouteRule['matches']>[number];

function readHeaders({ headers = [] }: Match): AbCondition | null | undefined {
  const [first, ...others] = headers;
  if (first === undefined) {
    return null;
  }
  const { type = 'Exact', name, value } = first;
  const isCookie = name.toLowerCase() === 'cookie';
  if (others.length > 0 || (type !== 'Exact') !== isCookie) {
    return undefined;
  }
  return isCookie
    ? readCookie(value) ?? undefined
    : { header: name.toLowerCase(), value };
}

/**
 * The condition on headers that all matches of a rule have in common; `null` for none.
 *
 * @internal
 */
export function readCondition(
  { matches = [] }: RouteRule,
  pointer: JsonPointer,
): { condition: AbCondition | null; obstacles: Remark[] } {
  const conditions = matches.map(readHeaders);
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
            pointer: `${pointer}/matches`,
            reason:
              'policy tells requests apart by one header or cookie with an exact value',
          },
        ],
      };
}

/**
 * The headers of a request that meets a condition.
 *
 * @internal
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
