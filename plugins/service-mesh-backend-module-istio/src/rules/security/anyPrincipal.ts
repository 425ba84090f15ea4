import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, strings } from '../../lenient';
import { policiesOf } from '../authorization';

const isAnybody = (value: unknown) =>
  strings(value).length > 0 && strings(value).every(name => name === '*');

/** The list by which a source means every workload of the mesh, where nothing else narrows it. */
function openList(source: JsonObject): string | undefined {
  return Object.keys(source).every(key => isAnybody(source[key]))
    ? ['principals', 'namespaces'].find(key => isAnybody(source[key]))
    : undefined;
}

/**
 * An ALLOW policy names its callers.
 *
 * @internal
 */
export const anyPrincipal: Rule = {
  code: 'security/any-principal',
  title: 'ALLOW names callers, not every workload of the mesh',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A principal or namespace * is every workload with an identity: one that is taken over may call this one, which is what authorization between services is to prevent (NIST SP 800-204B).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { principals: ['*'] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/basket] } }]
`,
  },
  check(context) {
    return policiesOf(context)
      .filter(({ action }) => action === 'ALLOW')
      .flatMap(({ document, name, spec, sources }) => {
        const rules = items(spec.rules);
        return sources.flatMap(({ fields, pointer, rule }) => {
          const list = openList(fields);
          const isNarrowed =
            items(rules[rule].when).length > 0 ||
            items(rules[rule].to).some(({ operation }) => {
              const { methods, paths } = members(operation);
              return strings(methods).length > 0 || strings(paths).length > 0;
            });
          return list && !isNarrowed
            ? [
                {
                  document,
                  pointer: `${pointer}/${list}`,
                  message: `AuthorizationPolicy ${name} admits every workload of the mesh.`,
                  params: { name },
                },
              ]
            : [];
        });
      });
  },
};
