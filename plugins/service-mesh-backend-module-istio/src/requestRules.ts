import {
  KubernetesObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  PathPattern,
  RequestRule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, strings } from './lenient';

/** A path of an AuthorizationPolicy; `null` for one that ends like others, which may be anything. */
function patternOf(path: string): PathPattern | null {
  if (/\{\*\*?\}/.test(path)) {
    return { type: 'template', value: path };
  }
  if (path.startsWith('*')) {
    return null;
  }
  return path.endsWith('*')
    ? { type: 'prefix', value: path.slice(0, -1) }
    : { type: 'exact', value: path };
}

/** What the rules of an AuthorizationPolicy admit. */
function admitted({ spec }: KubernetesObject): RequestRule[] {
  const { action = 'ALLOW', rules } = members(spec);
  return action !== 'ALLOW'
    ? []
    : items(rules).flatMap((rule, ruleIndex) =>
        items(rule.to).flatMap(({ operation }, index) => {
          const { methods, paths } = members(operation);
          const patterns = strings(paths).map(patternOf);
          return patterns.includes(null)
            ? []
            : [
                {
                  pointer: toPointer(['spec', 'rules', ruleIndex, 'to', index]),
                  methods: strings(methods),
                  paths: patterns as PathPattern[],
                },
              ];
        }),
      );
}

/** What the matches of a VirtualService take; those of a rule that rewrites are about other paths than the workload's. */
function routed({ spec }: KubernetesObject): RequestRule[] {
  return items(members(spec).http).flatMap((rule, ruleIndex) =>
    rule.rewrite !== undefined
      ? []
      : items(rule.match).flatMap((match, index) => {
          const { exact, prefix } = members(match.uri);
          const method = members(match.method).exact;
          const [type, value] =
            typeof exact === 'string' ? ['exact', exact] : ['prefix', prefix];
          const hasPath = typeof value === 'string';
          // A regular expression may be about anything.
          return match.uri !== undefined && !hasPath
            ? []
            : [
                {
                  pointer: toPointer([
                    'spec',
                    'http',
                    ruleIndex,
                    'match',
                    index,
                  ]),
                  methods: typeof method === 'string' ? [method] : [],
                  paths: hasPath ? [{ type, value } as PathPattern] : [],
                },
              ];
        }),
  );
}

/**
 * The parts of an AuthorizationPolicy or VirtualService that are about some requests and not about others.
 *
 * @internal
 */
export function requestRules(object: KubernetesObject): RequestRule[] {
  switch (object.kind) {
    case 'AuthorizationPolicy':
      return admitted(object);
    case 'VirtualService':
      return routed(object);
    default:
      return [];
  }
}
