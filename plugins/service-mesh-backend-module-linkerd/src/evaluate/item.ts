import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A manifest on its way through the evaluation.
 *
 * @internal
 */
export interface Item {
  object: KubernetesObject;
}

/**
 * Name and namespace of the Service behind a host such as `order.shop.svc.cluster.local`.
 *
 * @internal
 */
export function calledService(host: string): {
  name: string;
  namespace: string | null;
} {
  const [name, namespace = null] = host.split('.');
  return { name, namespace };
}
