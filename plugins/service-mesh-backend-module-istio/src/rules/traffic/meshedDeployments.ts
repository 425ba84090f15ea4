import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels } from '../../lenient';
import {
  isInjectedWorkload,
  proxyContainers,
  servicesByWorkload,
  ServiceView,
  Workload,
} from '../view';

/** Whether Istio deploys a gateway or waypoint itself, by the labels of Istio 1.29. */
const isDeployedByMesh = ({ document, labels: own }: Workload) =>
  own['gateway.networking.k8s.io/gateway-name'] !== undefined ||
  labels(document.object.metadata.labels)['gateway.istio.io/managed'] !==
    undefined;

/**
 * The Deployments that have a sidecar, with the Services that select their Pods. Gateways and waypoints, which the mesh
 * deploys itself, are none.
 *
 * @internal
 */
export function meshedDeployments(
  context: RuleContext,
): { workload: Workload; services: ServiceView[] }[] {
  return [...servicesByWorkload(context)].flatMap(([workload, services]) =>
    workload.kind === 'Deployment' &&
    !isDeployedByMesh(workload) &&
    (proxyContainers(workload).length > 0 ||
      isInjectedWorkload(context, workload))
      ? { workload, services }
      : [],
  );
}
