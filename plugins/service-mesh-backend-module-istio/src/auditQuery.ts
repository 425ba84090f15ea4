import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { waypointOf } from './render/waypoint';

/** Names, label keys and label values of Kubernetes, which a shell takes as they are. */
const WORD = /^[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?$/;

/** The Deployment of the proxy before the service, and the labels of its Pods. */
function proxyOf({ service }: ServiceInput, target: Target) {
  const { name, selector } = service.workload;
  if (target.mesh === 'istio') {
    return { name: name.value, labels: selector.value };
  }
  const waypoint = waypointOf(target)?.value;
  return waypoint
    ? {
        name: waypoint,
        labels: { 'gateway.networking.k8s.io/gateway-name': waypoint },
      }
    : null;
}

/**
 * The commands that show whom a dry-run AuthorizationPolicy would deny. Envoy writes it into the log of the proxy before the
 * service, at level `debug` of the scope `rbac` (Istio, task "Dry Run"). ztunnel is no Envoy, so that there is nothing to ask in
 * ambient without a waypoint.
 *
 * @internal
 */
export function auditQuery(input: ServiceInput, target: Target): string | null {
  const namespace = input.service.namespace.value;
  const proxy = proxyOf(input, target);
  if (!namespace || !proxy) {
    return null;
  }
  const labels = Object.entries(proxy.labels);
  if (![namespace, proxy.name, ...labels.flat()].every(w => WORD.test(w))) {
    return null;
  }
  const selector = labels.map(([key, value]) => `${key}=${value}`).join(',');
  return [
    `istioctl proxy-config log deploy/${proxy.name}.${namespace} --level rbac:debug`,
    `kubectl logs -n ${namespace} -l ${selector} -c istio-proxy --since=24h --tail=-1 | grep 'shadow denied'`,
  ].join('\n');
}
