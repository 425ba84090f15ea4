import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { meshParents, meshRules, readRoutes, RouteRule } from '../read';

type BackendRef = NonNullable<RouteRule['backendRefs']>[number];

const REJECTED = { severity: 'error', consequence: 'rejected' } as const;

function kindOf({ group = '', kind = 'Service' }: BackendRef) {
  if (kind === 'Service' && ['', 'core'].includes(group)) {
    return 'Service';
  }
  return kind === 'EgressNetwork' && group === 'policy.linkerd.io'
    ? 'EgressNetwork'
    : null;
}

/**
 * A backend that requests cannot be sent to.
 *
 * @internal
 */
export const invalidBackend: Rule = {
  code: 'linkerd/invalid-backend',
  title: 'Requests are sent to something that Linkerd knows',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A backend is a Service with its port, which the webhook insists on, or the EgressNetwork that the route is on; the share of requests of any other is answered by 500 (Linkerd 2.18, policy controller).',
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
        - { group: policy.linkerd.io, kind: EgressNetwork, name: partners, port: 443 }
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
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    meshRules(readRoutes(documents)).flatMap(({ route, rule, path }) =>
      (rule.backendRefs ?? []).flatMap((ref, index) => {
        const kind = kindOf(ref);
        const parents = meshParents(route);
        const onIt = parents.some(
          parent => parent.kind === 'EgressNetwork' && parent.name === ref.name,
        );
        const { name } = route.object.metadata;
        const hit = (reason: string) => ({
          document: route,
          pointer: toPointer([...path, 'backendRefs', index]),
          message: `Backend '${ref.name}' of ${route.object.kind} '${name}' ${reason}.`,
        });
        if (kind === 'Service' && ref.port === undefined) {
          return [
            { ...hit('is a Service and has no port; add it'), ...REJECTED },
          ];
        }
        if (kind === 'EgressNetwork' && !onIt) {
          return [hit('is an EgressNetwork that the route is not on')];
        }
        return kind === null
          ? [hit(`is a ${ref.kind}, which Linkerd cannot send requests to`)]
          : [];
      }),
    ),
};
