import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  AbCondition,
  commonCondition,
  escapeRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteRule } from '../read';

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
export const readCondition = (
  { matches = [] }: RouteRule,
  pointer: JsonPointer,
) => commonCondition(matches.map(readHeaders), `${pointer}/matches`);
