import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  allWorkloads,
  isGatewayWorkload,
  namespacesOf,
  NamespaceView,
  perContext,
  servicesOf,
  WaypointName,
  waypointNamed,
  Workload,
  workloadsOf,
} from '../view';

const LABEL = 'istio.io/use-waypoint';

/**
 * A label that names a waypoint, and what it counts for.
 *
 * @internal
 */
export interface WaypointLabel {
  document: ManifestDocument;
  /** The kind and name of the object. */
  holder: string;
  /** The namespace of the object, or the one that it is. */
  namespace: string;
  pointer: JsonPointer;
  waypoint: WaypointName;
  /** The workload, where it counts for Pods. */
  workload?: Workload;
  /** The Namespace that carries the label, where it is not the object itself. */
  carrier?: ManifestDocument;
}

function labelOf(
  document: ManifestDocument,
  namespace: string,
  own: Record<string, string>,
  metadata: JsonPointer = '/metadata',
): WaypointLabel[] {
  const waypoint = waypointNamed(own, namespace);
  const { kind, metadata: named } = document.object;
  return waypoint
    ? [
        {
          document,
          holder: `${kind} ${named.name}`,
          namespace,
          pointer: `${metadata}/labels/istio.io~1use-waypoint`,
          waypoint,
        },
      ]
    : [];
}

const isLeftOut = ({ labels }: Workload) =>
  labels['istio.io/dataplane-mode'] === 'none';

function labelsOfNamespace(
  context: RuleContext,
  view: NamespaceView,
): WaypointLabel[] {
  const carrier = view.document;
  const [label] = carrier ? labelOf(carrier, view.name, view.labels) : [];
  if (!carrier || !label) {
    return [];
  }
  const workloads = (workloadsOf(context).get(view.name) ?? []).filter(
    workload => !isGatewayWorkload(workload),
  );
  return workloads.length === 0
    ? [label]
    : workloads
        .filter(workload => !(LABEL in workload.labels) && !isLeftOut(workload))
        .map(workload => ({
          ...label,
          document: workload.document,
          holder: `${workload.kind} ${workload.name}`,
          pointer: `${workload.template}/metadata`,
          workload,
          carrier,
        }));
}

/**
 * The labels that name a waypoint, of Services, workloads and Namespaces (Istio 1.24: label `istio.io/use-waypoint`). That of a
 * Namespace stands at each of the workloads that it is for, where the input holds workloads: not at those that have their own word
 * or are out of ambient.
 *
 * @internal
 */
export const waypointLabels = perContext<readonly WaypointLabel[]>(context => [
  ...[...namespacesOf(context).values()].flatMap(view =>
    labelsOfNamespace(context, view),
  ),
  ...servicesOf(context).flatMap(({ document, namespace, labels }) =>
    labelOf(document, namespace, labels),
  ),
  ...allWorkloads(context)
    .filter(workload => !isLeftOut(workload))
    .flatMap(workload =>
      labelOf(
        workload.document,
        workload.namespace,
        workload.labels,
        `${workload.template}/metadata`,
      ).map(label => ({ ...label, workload })),
    ),
]);

/**
 * The Namespace that a label stands at, as a related document.
 *
 * @internal
 */
export function carrierOf({ carrier }: WaypointLabel): RuleHit['related'] {
  return carrier
    ? [
        {
          document: carrier,
          pointer: '/metadata/labels/istio.io~1use-waypoint',
        },
      ]
    : [];
}
