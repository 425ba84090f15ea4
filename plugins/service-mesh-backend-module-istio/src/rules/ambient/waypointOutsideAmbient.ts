import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  isAmbientNamespace,
  isAmbientWorkload,
  isGatewayWorkload,
  selectedWorkloads,
  Workload,
} from '../view';
import { WaypointLabel, waypointLabels } from './waypointLabels';

/** Whether a workload is in ambient, by its labels or by what a running Pod shows. */
const isIn = (context: RuleContext, workload: Workload) =>
  isAmbientWorkload(context, workload) ||
  workload.annotations['ambient.istio.io/redirection'] === 'enabled';

/** Whether what carries a label is out of ambient; Services are left to their workloads. */
function isOutside(
  context: RuleContext,
  { document, namespace, workload }: WaypointLabel,
): boolean {
  if (workload) {
    return (
      !isGatewayWorkload(workload) &&
      workload.labels['istio.io/dataplane-mode'] !== 'none' &&
      !isIn(context, workload) &&
      !selectedWorkloads(context, namespace, workload.labels).some(other =>
        isIn(context, other),
      )
    );
  }
  return (
    document.object.kind === 'Namespace' &&
    !isAmbientNamespace(context, namespace) &&
    !selectedWorkloads(context, namespace, {}).some(other =>
      isIn(context, other),
    )
  );
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
      .map(({ document, holder, pointer, waypoint }) => ({
        document,
        pointer,
        message: `${holder} uses the waypoint ${waypoint.name} and is not in ambient.`,
        params: { waypoint: waypoint.name },
      }));
  },
};
