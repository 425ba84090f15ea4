import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../lenient';
import { cookieRegex } from '../render/trafficSplit';
import { Reading } from './reading';

/**
 * What tells the requests of an A/B rule from all others.
 *
 * @internal
 */
export type AbCondition =
  | { header: string; value: string }
  | { cookie: string; value: string };

/** A pair among the cookies, as it is rendered, or as examples of Istio have it. */
const cookiePair =
  /^\^\(\.\*\?;(?: \?)?\)\?\(?([^()=]+)=([^()]*?)\)?\(;\.\*\)\?\$$/;

function readCookie(regex: unknown): AbCondition | null {
  const [, name, value] =
    (typeof regex === 'string' && cookiePair.exec(regex)) || [];
  if (name === undefined) {
    return null;
  }
  const plain = (text: string) => text.replace(/\\(.)/g, '$1');
  const pair = { cookie: plain(name), value: plain(value) };
  // What is an expression in itself is no pair.
  const isPlain = cookieRegex(pair).includes(`${name}=${value}`);
  return isPlain ? pair : null;
}

function readHeaders(headers: JsonObject): AbCondition | null {
  const [[name, condition], ...others] = Object.entries(headers);
  const { exact, regex } = members(condition);
  if (others.length > 0 || Object.keys(members(condition)).length !== 1) {
    return null;
  }
  return name.toLowerCase() === 'cookie'
    ? readCookie(regex)
    : (typeof exact === 'string' && {
        header: name.toLowerCase(),
        value: exact,
      }) ||
        null;
}

/**
 * The condition on headers that all matches of a rule have in common; `null` for none.
 *
 * @internal
 */
export function readCondition(
  rule: JsonObject,
  pointer: JsonPointer,
): { condition: AbCondition | null; obstacles: Reading['obstacles'] } {
  const conditions = items(rule.match).map(({ headers }) =>
    headers === undefined || Object.keys(members(headers)).length === 0
      ? null
      : readHeaders(members(headers)) ?? 'unreadable',
  );
  const [first = null] = conditions;
  const isOne = conditions.every(
    condition => JSON.stringify(condition) === JSON.stringify(first),
  );
  return first !== 'unreadable' && isOne
    ? { condition: first, obstacles: [] }
    : {
        condition: null,
        obstacles: [
          {
            pointer: `${pointer}/match`,
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
