import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hasWaypoint, holdsWaypoints, holdsWorkloads } from '../view';
import { carrierOf, waypointLabels } from './waypointLabels';

/**
 * A waypoint that a label names exists.
 *
 * @internal
 */
export const waypointNotFound: Rule = {
  code: 'ambient/waypoint-not-found',
  title: 'A waypoint that a label names exists',
  severity: 'error',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'istio.io/use-waypoint names a Gateway of class istio-waypoint in the same namespace, or in that of istio.io/use-waypoint-namespace; where there is none, traffic passes no waypoint and what was written for one has no effect (Istio 1.24: ambient, waypoints).',
  equivalents: ['KIA1313'],
  example: {
    facts: { closedWorld: true },
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypiont }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
`,
  },
  check(context) {
    return waypointLabels(context).flatMap(label => {
      const { document, holder, pointer, waypoint } = label;
      const isKnown =
        context.closedWorld || holdsWaypoints(context, waypoint.namespace);
      if (
        hasWaypoint(context, waypoint) ||
        // A label by itself tells nothing of what else there is.
        (!isKnown && !holdsWorkloads(context, waypoint.namespace))
      ) {
        return [];
      }
      return [
        {
          document,
          pointer,
          message: `${holder} uses the waypoint ${waypoint.name}, and namespace ${waypoint.namespace} has none of that name.`,
          params: { ...waypoint },
          related: carrierOf(label),
          ...(isKnown ? {} : undecided('needs the Gateway of the waypoint')),
        },
      ];
    });
  },
};
