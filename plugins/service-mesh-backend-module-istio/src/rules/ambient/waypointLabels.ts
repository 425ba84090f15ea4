import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  allWorkloads,
  namespacesOf,
  servicesOf,
  WaypointName,
  waypointNamed,
  Workload,
} from '../view';

/**
 * A label that names a waypoint, and the object that carries it.
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
  /** The workload, where Pods carry the label. */
  workload?: Workload;
}

/**
 * The labels that name a waypoint, of Namespaces, Services and workloads (Istio 1.24: label `istio.io/use-waypoint`).
 *
 * @internal
 */
export function waypointLabels(context: RuleContext): WaypointLabel[] {
  const found = (
    document: ManifestDocument,
    namespace: string,
    own: Record<string, string>,
    template = '',
    workload?: Workload,
  ): WaypointLabel[] => {
    const waypoint = waypointNamed(own, namespace);
    const { kind, metadata } = document.object;
    return waypoint
      ? [
          {
            document,
            holder: `${kind} ${metadata.name}`,
            namespace,
            pointer: `${template}/metadata/labels/istio.io~1use-waypoint`,
            waypoint,
            ...(workload ? { workload } : {}),
          },
        ]
      : [];
  };
  return [
    ...[...namespacesOf(context).values()].flatMap(
      ({ name, labels: own, document }) =>
        document ? found(document, name, own) : [],
    ),
    ...servicesOf(context).flatMap(({ document, namespace, labels }) =>
      found(document, namespace, labels),
    ),
    ...allWorkloads(context).flatMap(workload =>
      found(
        workload.document,
        workload.namespace,
        workload.labels,
        workload.template,
        workload,
      ),
    ),
  ];
}
