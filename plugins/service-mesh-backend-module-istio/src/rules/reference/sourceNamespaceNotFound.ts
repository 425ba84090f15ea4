import {
  isGenerated,
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, valuesIn } from '../authorization';
import { namespacesOf } from '../view';
import { matchesValue } from '../wildcard';

/**
 * The namespaces that an AuthorizationPolicy names exist.
 *
 * @internal
 */
export const sourceNamespaceNotFound: Rule = {
  code: 'reference/source-namespace-not-found',
  title: 'The namespaces of callers exist',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A caller is never in a namespace that does not exist: the condition matches nothing, which a typing error mostly explains (Istio: AuthorizationPolicy, source.namespaces).',
  equivalents: ['IST0101', 'KIA0101'],
  example: {
    facts: { closedWorld: true },
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders, sidecar.istio.io/inject: 'true' } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { namespaces: [shpo] } }]
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders, sidecar.istio.io/inject: 'true' } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
`,
  },
  check(context) {
    const known = [...namespacesOf(context).keys()];
    return policiesOf(context).flatMap(({ document, name, sources }) => {
      const missing = sources
        .flatMap(part => valuesIn(part, ['namespaces', 'notNamespaces']))
        .filter(
          ({ value }) =>
            !known.some(namespace => matchesValue(value, namespace)),
        )
        .map(({ value, pointer, field }) => ({
          document,
          pointer,
          message: `AuthorizationPolicy ${name} names the namespace ${value}, which is not there.`,
          params: { name, namespace: value },
          // Kiali looks at those that are asked for, and not at those left out.
          equivalents:
            field === 'namespaces' ? ['IST0101', 'KIA0101'] : ['IST0101'],
        }));
      if (context.closedWorld) {
        return missing;
      }
      return isGenerated(document.object)
        ? []
        : missing.slice(0, 1).map(hit => ({
            ...hit,
            ...undecided('needs the namespaces of the cluster'),
          }));
    });
  },
};
