import { identityOf, items, members } from '../../lenient';
import { Rule, RuleContext, RuleHit, undecided } from '../../validate/rule';
import {
  allListeners,
  findService,
  GATEWAY_API,
  holds,
  isGranted,
  isToGateway,
  isToService,
  Party,
  Reference,
  Route,
  routesOf,
} from './view';

function backendHits(context: RuleContext, route: Route): RuleHit[] {
  const from: Party = {
    group: GATEWAY_API,
    kind: route.kind,
    namespace: route.namespace,
  };
  const isAbroad = ({ namespace, name }: Reference) =>
    namespace !== route.namespace &&
    findService(context, namespace, name) !== undefined;
  return route.backends
    .filter(isToService)
    .filter(isAbroad)
    .filter(
      ({ namespace, name }) =>
        !isGranted(
          context,
          from,
          { group: '', kind: 'Service', namespace },
          name,
        ),
    )
    .map(({ pointer, namespace, name }) => ({
      document: route.document,
      pointer: `${pointer}/namespace`,
      message: `${route.kind} ${route.name} sends requests to Service '${name}' of namespace '${namespace}', where no ReferenceGrant lets it.`,
      params: { name: route.name, target: name, namespace },
      // Inside a mesh not all implementations ask for the grant.
      ...(route.parents.some(isToGateway)
        ? {}
        : { severity: 'warning' as const }),
    }));
}

function certificateHits(context: RuleContext): RuleHit[] {
  return allListeners(context).flatMap(({ document, pointer, value }) => {
    const { name: gateway, namespace: home } = identityOf(document.object);
    return items(members(value.tls).certificateRefs).flatMap((ref, index) => {
      const { name, namespace, group = '', kind = 'Secret' } = ref;
      if (
        typeof name !== 'string' ||
        typeof namespace !== 'string' ||
        namespace === home ||
        isGranted(
          context,
          { group: GATEWAY_API, kind: 'Gateway', namespace: home },
          { group: `${group}`, kind: `${kind}`, namespace },
          name,
        )
      ) {
        return [];
      }
      return [
        {
          document,
          pointer: `${pointer}/tls/certificateRefs/${index}/namespace`,
          message: `Gateway ${gateway} takes its certificate from ${kind} '${name}' of namespace '${namespace}', where no ReferenceGrant lets it.`,
          params: { name: gateway, target: name, namespace },
          // Kiali looks at Services only.
          equivalents: [],
          ...(holds(context, namespace)
            ? {}
            : undecided(
                `needs the ReferenceGrants of namespace '${namespace}'`,
              )),
        },
      ];
    });
  });
}

/**
 * A reference into another namespace that did not agree to it.
 *
 * @internal
 */
export const referenceNotGranted: Rule = {
  code: 'gateway-api/reference-not-granted',
  title: 'References into other namespaces are granted there',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A Service or certificate of another namespace is used only where a ReferenceGrant there names the kind and namespace that refers to it; requests are answered with 500 otherwise, and a listener is not programmed (Gateway API, GEP-709: RefNotPermitted).',
  equivalents: ['KIA1402'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP, hostname: shop.example.com }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: payments, namespace: billing, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: billing }
spec: { ports: [{ name: http, port: 80 }] }
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP, hostname: shop.example.com }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: payments, namespace: billing, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: billing }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: from-shop, namespace: billing }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: '', kind: Service }]
`,
  },
  check: context => [
    ...routesOf(context).flatMap(route => backendHits(context, route)),
    ...certificateHits(context),
  ],
};
