import {
  JsonPointer,
  KubernetesObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../../lenient';

/**
 * A header that a route looks at.
 *
 * @internal
 */
export interface HeaderMatch {
  /** In lower case. */
  name: string;
  pointer: JsonPointer;
}

/**
 * The headers that routes look at, in either way in which they are written: `spec.rules[].matches[].headers[].name`, and as keys
 * of `spec.http[].match[].headers`.
 *
 * @internal
 */
export function headerMatches({ spec }: KubernetesObject): HeaderMatch[] {
  const { rules, http } = members(spec);
  const listed = items(rules).flatMap((rule, i) =>
    items(rule.matches).flatMap((match, j) =>
      items(match.headers).flatMap(({ name }, k) =>
        typeof name === 'string'
          ? [{ name, at: ['rules', i, 'matches', j, 'headers', k, 'name'] }]
          : [],
      ),
    ),
  );
  const keyed = items(http).flatMap((rule, i) =>
    items(rule.match).flatMap((match, j) =>
      Object.keys(members(match.headers)).map(name => ({
        name,
        at: ['http', i, 'match', j, 'headers', name],
      })),
    ),
  );
  return [...listed, ...keyed].map(({ name, at }) => ({
    name: name.toLowerCase(),
    pointer: toPointer(['spec', ...at]),
  }));
}
