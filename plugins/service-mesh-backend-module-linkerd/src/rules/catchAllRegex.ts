import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  everyPath,
  istioNamespaces,
  namespaceOf,
  readHttpRoutes,
} from '../read';

/**
 * A regular expression for every path.
 *
 * @internal
 */
export const catchAllRegex: Rule = {
  code: 'gateway-api/catch-all-regex',
  title: 'Every path is matched by a prefix, not by a regular expression',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A regular expression counts with the whole path that it matches, so that one for every path takes precedence over every prefix and ties with exact paths (Linkerd 2.18, proxy); the Gateway API leaves the order to implementations.',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: RegularExpression, value: '/.*' } }]
      backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: PathPrefix, value: / } }]
      backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) => {
    const ofIstio = istioNamespaces(documents);
    return readHttpRoutes(documents)
      .filter(({ object }) => !ofIstio.has(namespaceOf(object)))
      .flatMap(document =>
        (document.spec.rules ?? []).flatMap((rule, ruleIndex) =>
          (rule.matches ?? []).flatMap(({ path }, index) =>
            path?.type === 'RegularExpression' &&
            everyPath.test(path.value ?? '/')
              ? [
                  {
                    document,
                    pointer: toPointer([
                      'spec',
                      'rules',
                      ruleIndex,
                      'matches',
                      index,
                      'path',
                      'value',
                    ]),
                    message: `The regular expression '${path.value}' of HTTPRoute '${document.object.metadata.name}' takes precedence over path prefixes; use type PathPrefix with value /.`,
                  },
                ]
              : [],
          ),
        ),
      );
  },
};
