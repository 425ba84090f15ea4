import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  allWorkloads,
  isAmbientNamespace,
  isAmbientWorkload,
  isGatewayWorkload,
  labelIndex,
  perContext,
  Workload,
} from '../view';
import { carrierOf, WaypointLabel, waypointLabels } from './waypointLabels';

const isRedirected = ({ annotations }: Workload) =>
  annotations['ambient.istio.io/redirection'] === 'enabled';

/** Running Pods in ambient, of one namespace each, by their labels. */
const redirected = perContext(context =>
  labelIndex(
    allWorkloads(context).filter(isRedirected),
    ({ labels }) => labels,
  ),
);

/** Whether a workload is in ambient, by its labels or by what its running Pods show. */
function isIn(context: RuleContext, workload: Workload): boolean {
  return (
    isAmbientWorkload(context, workload) ||
    isRedirected(workload) ||
    redirected(context)(workload.labels).some(
      ({ namespace }) => namespace === workload.namespace,
    )
  );
}

/** Whether what a label counts for is out of ambient; Services are left to their workloads. */
function isOutside(
  context: RuleContext,
  { document, namespace, workload }: WaypointLabel,
): boolean {
  return workload
    ? !isGatewayWorkload(workload) && !isIn(context, workload)
    : document.object.kind === 'Namespace' &&
        !isAmbientNamespace(context, namespace);
}

/**
 * A waypoint is named for what is in ambient.
 *
 * @internal
 */
export const waypointOutsideAmbient: Rule = {
  code: 'ambient/waypoint-outside-ambient',
  title: 'A waypoint is named for what is in ambient',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'ztunnel sends traffic through a waypoint; where nothing is in ambient (istio.io/dataplane-mode), the label istio.io/use-waypoint has no effect (Istio 1.24: ambient, waypoints).',
  equivalents: ['KIA1312'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/use-waypoint: waypoint } }
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
`,
  },
  check(context) {
    return waypointLabels(context)
      .filter(label => isOutside(context, label))
      .map(label => {
        const { document, holder, pointer, waypoint } = label;
        return {
          document,
          pointer,
          message: `${holder} uses the waypoint ${waypoint.name} and is not in ambient.`,
          params: { waypoint: waypoint.name },
          related: carrierOf(label),
        };
      });
  },
};
