import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { knownFilters, meshRules, readRoutes } from '../read';

/**
 * A filter that costs one backend.
 *
 * @internal
 */
export const filterDropsBackend: Rule = {
  code: 'linkerd/filter-drops-backend',
  title: 'Backends in the mesh have only filters that Linkerd knows',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A backend with a filter that Linkerd does not know is invalid, and its share of the requests fails (Linkerd 2.18, policy controller).',
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
    - backendRefs:
        - name: orders
          port: 80
          filters:
            - { type: RequestMirror, requestMirror: { backendRef: { name: orders-shadow, port: 80 } } }
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
    - backendRefs:
        - name: orders
          port: 80
          filters:
            - { type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-shop, value: web }] } }
`,
  },
  check: ({ documents }) =>
    meshRules(readRoutes(documents)).flatMap(({ route, rule, path }) =>
      (rule.backendRefs ?? []).flatMap((ref, refIndex) =>
        (ref.filters ?? []).flatMap(({ type }, index) =>
          knownFilters.includes(type)
            ? []
            : [
                {
                  document: route,
                  pointer: toPointer([
                    ...path,
                    'backendRefs',
                    refIndex,
                    'filters',
                    index,
                    'type',
                  ]),
                  message: `Requests that ${route.object.kind} '${route.object.metadata.name}' sends to '${ref.name}' fail, since Linkerd does not know the filter ${type}; remove the filter.`,
                  params: { filter: type },
                },
              ],
        ),
      ),
    ),
};
