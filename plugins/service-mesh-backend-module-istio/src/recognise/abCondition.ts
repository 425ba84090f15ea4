import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  AbCondition,
  commonCondition,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../lenient';
import { cookieRegex } from '../render/trafficSplit';

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
export const readCondition = (rule: JsonObject, pointer: JsonPointer) =>
  commonCondition(
    items(rule.match).map(({ headers }) =>
      Object.keys(members(headers)).length === 0
        ? null
        : readHeaders(members(headers)) ?? undefined,
    ),
    `${pointer}/match`,
  );
