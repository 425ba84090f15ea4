import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { VirtualService } from '../../kinds';
import { members, strings } from '../../lenient';
import { documentsOf, identityOf, isForMesh } from '../documents';
import { routesOfServices } from '../view';

/**
 * A Service is routed by one kind of route.
 *
 * @internal
 */
export const httpRouteAndVirtualService: Rule = {
  code: 'traffic/http-route-and-virtual-service',
  title: 'A Service has HTTPRoutes or a VirtualService, and not both',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Which of the two holds where both are for one Service is not defined; in practice the HTTPRoute does, and the VirtualService has no effect (Istio 1.24: ambient, migration of policies).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: orders, port: 80 }]
  rules: [{ backendRefs: [{ name: orders, port: 80 }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: orders.shop.svc.cluster.local } }] }]
`,
    good: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: orders, port: 80 }]
  rules: [{ backendRefs: [{ name: orders, port: 80 }] }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService)
      .filter(isForMesh)
      .flatMap(document => {
        const { name, namespace } = identityOf(document.object);
        return strings(members(document.object.spec).hosts).flatMap(
          (host, index) => {
            const [route] =
              routesOfServices(context).get(normalHost(host, namespace)) ?? [];
            return route
              ? [
                  {
                    document,
                    pointer: `/spec/hosts/${index}`,
                    message: `VirtualService ${name} and HTTPRoute ${route.object.metadata.name} both route ${host}; only one of them holds.`,
                    params: { name, host },
                    related: [{ document: route, pointer: '/spec/parentRefs' }],
                  },
                ]
              : [];
          },
        );
      });
  },
};
