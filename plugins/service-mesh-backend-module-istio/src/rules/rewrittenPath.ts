import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  parsePathTemplate,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members, textOf } from '../lenient';

/** An expression for a prefix in whole segments, and nothing else. */
const wholeSegments = /^\^(?<prefix>.*)\(\/\|\$\)$/;

/**
 * The path of a rule's match as the workload sees it, where the rule replaces a prefix in whole segments; else the path itself.
 *
 * @param path - what the match compares, as text or as a regular expression
 * @internal
 */
export function rewrittenPath(
  rule: JsonObject,
  path: string,
  isRegex: boolean,
): string {
  const { match, rewrite } = members(members(rule.rewrite).uriRegexRewrite);
  const prefix = wholeSegments.exec(textOf(match))?.groups?.prefix;
  if (prefix === undefined || typeof rewrite !== 'string') {
    return path;
  }
  const begin = isRegex ? prefix : prefix.replace(/\\(.)/g, '$1');
  const to = rewrite.replace(/(\\1|\/)$/, '');
  return path.startsWith(begin)
    ? `${isRegex && to ? toRegex(parsePathTemplate(to)) : to}${path.slice(
        begin.length,
      )}` || '/'
    : path;
}
