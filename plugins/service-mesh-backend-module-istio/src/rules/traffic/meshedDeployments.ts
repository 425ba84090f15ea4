import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  isInjectedWorkload,
  proxyContainers,
  servicesByWorkload,
  ServiceView,
  Workload,
} from '../view';

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
    workload.labels['gateway.networking.k8s.io/gateway-name'] === undefined &&
    (proxyContainers(workload).length > 0 ||
      isInjectedWorkload(context, workload))
      ? { workload, services }
      : [],
  );
}
