import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isAmbientNamespace, waypointFor, waypointOfService } from '../view';
import { requestRoutes } from './requestRoutes';

/**
 * What routes requests has a waypoint that does so.
 *
 * @internal
 */
export const routeWithoutWaypoint: Rule = {
  code: 'ambient/route-without-waypoint',
  title: 'In ambient, what routes requests has a waypoint',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'ztunnel forwards connections and does not look at routes, retries, outliers and the like; the waypoint of the Service called does, where istio.io/use-waypoint names one (Istio 1.24: ambient, layer 7 features).',
  equivalents: ['KIA0210', 'KIA0211', 'KIA1109', 'KIA1113'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
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
      ({ document, name, namespace, services, pointer, isDestinationRule }) => {
        const { kind } = document.object;
        if (
          services.length === 0 &&
          isAmbientNamespace(context, namespace) &&
          waypointFor(context, {}, namespace) === null
        ) {
          return [
            {
              document,
              pointer,
              message: `${kind} ${name} is about requests, and namespace ${namespace} is in ambient and uses no waypoint.`,
              params: { kind, name },
              equivalents: [isDestinationRule ? 'KIA0210' : 'KIA1109'],
            },
          ];
        }
        return services
          .filter(
            ({ service }) =>
              waypointOfService(context, service.object) === null,
          )
          .map(({ service, pointer: at }) => ({
            document,
            pointer: at,
            message: `${kind} ${name} is about requests to Service ${service.object.metadata.name}, which is in ambient and uses no waypoint.`,
            params: { kind, name },
            related: [{ document: service, pointer: '/metadata/labels' }],
            equivalents: [isDestinationRule ? 'KIA0211' : 'KIA1113'],
          }));
      },
    );
  },
};
