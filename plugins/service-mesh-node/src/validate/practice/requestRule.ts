import {
  JsonPointer,
  KubernetesObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../../lenient';

/**
 * Paths that a rule is about. A pattern that is compared in any other way is about everything, for all that is known.
 *
 * - `exact`: one path
 * - `prefix`: those that begin with the text
 * - `segments`: those that begin with the segments
 * - `template`: segments, of which `{*}` is any one and `{**}` any number
 *
 * @public
 */
export interface PathPattern {
  type: 'exact' | 'prefix' | 'segments' | 'template';
  value: string;
}

/**
 * A part of an object that is about some requests and not about others.
 *
 * @public
 */
export interface RequestRule {
  pointer: JsonPointer;
  /** Methods; none for all. */
  methods: string[];
  /** Paths; none for all. */
  paths: PathPattern[];
}

/** How the Gateway API compares paths, where that is not by a regular expression. */
const types: Record<string, PathPattern['type']> = {
  Exact: 'exact',
  PathPrefix: 'segments',
};

/**
 * The matches of an HTTPRoute, of the Gateway API or of a mesh that took the kind over.
 *
 * @internal
 */
export function routeRules({ kind, spec }: KubernetesObject): RequestRule[] {
  return kind !== 'HTTPRoute'
    ? []
    : items(members(spec).rules).flatMap((rule, ruleIndex) =>
        items(rule.matches).flatMap(({ method, path }, index) => {
          const { type = 'PathPrefix', value = '/' } = members(path);
          const name = typeof type === 'string' ? type : '';
          const known = Object.hasOwn(types, name);
          return known && typeof value === 'string'
            ? [
                {
                  pointer: toPointer([
                    'spec',
                    'rules',
                    ruleIndex,
                    'matches',
                    index,
                  ]),
                  methods: typeof method === 'string' ? [method] : [],
                  paths: [{ type: types[name], value }],
                },
              ]
            : [];
        }),
      );
}
