import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { serviceProfile } from '../kinds';
import { meshParents, readAll, readRoutes } from '../read';

/** `service.namespace` of the host that a ServiceProfile is named after. */
const serviceOf = (host: string) => /^([^.]+\.[^.]+)\.svc\./.exec(host)?.[1];

/**
 * A ServiceProfile beside routes.
 *
 * @internal
 */
export const serviceProfileShadows: Rule = {
  code: 'linkerd/service-profile-shadows',
  title: 'A Service has routes or a ServiceProfile, not both',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A ServiceProfile with routes or dstOverrides switches off the HTTPRoutes and GRPCRoutes, the annotations and the circuit breaker of its Service (Linkerd 2.18, proxy).',
  equivalents: [],
  example: {
    bad: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: orders.shop.svc.cluster.local
  namespace: shop
spec:
  routes:
    - name: GET /orders/:id
      condition: { method: GET, pathRegex: '/orders/[^/]+' }
---
apiVersion: gateway.networking.k8s.io/v1
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
  check: ({ documents }) => {
    const profiles = new Map(
      readAll(serviceProfile, documents)
        .filter(({ spec }) => spec.routes?.length || spec.dstOverrides?.length)
        .reverse()
        .map(profile => [serviceOf(profile.object.metadata.name), profile]),
    );
    return readRoutes(documents).flatMap(document => {
      const [profile] = meshParents(document)
        .filter(({ kind }) => kind === 'Service')
        .flatMap(
          ({ name, namespace }) => profiles.get(`${name}.${namespace}`) ?? [],
        );
      return profile
        ? [
            {
              document,
              pointer: '/spec/parentRefs',
              message: `${document.object.kind} '${document.object.metadata.name}' is not in force, since ServiceProfile '${profile.object.metadata.name}' describes the same Service; delete one.`,
              related: [{ document: profile, pointer: '/spec' }],
            },
          ]
        : [];
    });
  },
};
