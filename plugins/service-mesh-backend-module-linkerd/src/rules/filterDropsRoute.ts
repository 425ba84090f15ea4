import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { grpcRoute } from '../kinds';
import { knownFilters, meshParents, readAll, readHttpRoutes } from '../read';

/**
 * A filter that costs the whole route.
 *
 * @internal
 */
export const filterDropsRoute: Rule = {
  code: 'linkerd/filter-drops-route',
  title: 'Routes in the mesh have only filters that Linkerd knows',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A route on a Service or Server with a URLRewrite, RequestMirror, CORS, ExternalAuth or ExtensionRef filter is dropped whole, though its status may say Accepted (Linkerd 2.18, policy controller).',
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
    - filters:
        - { type: RequestMirror, requestMirror: { backendRef: { name: orders-shadow, port: 80 } } }
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
    - filters:
        - { type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-shop, value: web }] } }
      backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    [...readHttpRoutes(documents), ...readAll(grpcRoute, documents)]
      .filter(route => meshParents(route).length > 0)
      .flatMap(document =>
        (document.spec.rules ?? []).flatMap((rule, ruleIndex) =>
          (rule.filters ?? []).flatMap((filter, index) =>
            knownFilters.includes(filter.type)
              ? []
              : [
                  {
                    document,
                    pointer: toPointer([
                      'spec',
                      'rules',
                      ruleIndex,
                      'filters',
                      index,
                      'type',
                    ]),
                    message: `Linkerd drops the whole ${document.object.kind} '${document.object.metadata.name}', since it does not know the filter ${filter.type}; remove the filter.`,
                    params: { filter: filter.type },
                  },
                ],
          ),
        ),
      ),
};
