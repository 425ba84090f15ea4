import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { identityOf } from '../documents';
import { waypointOfService } from '../view';
import { requestRoutes } from './requestRoutes';

/**
 * In ambient, what routes requests stands beside the Service called.
 *
 * @internal
 */
export const routeElsewhere: Rule = {
  code: 'ambient/route-in-other-namespace',
  title: 'In ambient, what routes requests stands beside the Service',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The waypoint of the Service called does the routing, and takes it from the namespace of the Service or from its own; callers have no part in it (Istio 1.27: ambient, waypoints).',
  equivalents: ['KIA0212', 'KIA1114'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: web }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { maxRetries: 3 } } }
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { maxRetries: 3 } } }
`,
  },
  check(context) {
    return requestRoutes(context).flatMap(
      ({ document, name, namespace, services, isDestinationRule }) =>
        services
          .filter(
            ({ service }) =>
              ![
                identityOf(service.object).namespace,
                waypointOfService(context, service.object)?.namespace,
              ].includes(namespace),
          )
          .map(({ service, pointer }) => {
            const { kind } = document.object;
            const { name: called, namespace: home } = identityOf(
              service.object,
            );
            return {
              document,
              pointer,
              message: `${kind} ${name} is in namespace ${namespace}, but Service ${called} is in ${home} and in ambient: its waypoint does not see it.`,
              params: { kind, name },
              related: [{ document: service, pointer: '/metadata' }],
              equivalents: [isDestinationRule ? 'KIA0212' : 'KIA1114'],
            };
          }),
    );
  },
};
