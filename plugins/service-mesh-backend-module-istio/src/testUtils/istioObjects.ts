import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { kubernetes } from './objects';

/**
 * An object of Istio's networking group in namespace `shop`.
 *
 * @internal
 */
export function networking(
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
): KubernetesObject {
  return kubernetes(
    'networking.istio.io/v1',
    kind,
    name,
    { spec: { ...spec } },
    metadata,
  );
}

/**
 * An HTTP rule that sends everything to a host.
 *
 * @internal
 */
export function routeTo(
  host: string,
  destination: object = {},
): { route: { destination: object }[] } {
  return { route: [{ destination: { host, ...destination } }] };
}

/**
 * A VirtualService named `orders` in namespace `shop`.
 *
 * @internal
 */
export function virtualService(spec: object): KubernetesObject {
  return networking('VirtualService', 'orders', { hosts: ['orders'], ...spec });
}

/**
 * An object of Istio's security group named `orders` in namespace `shop`.
 *
 * @internal
 */
export function securityObject(
  kind: string,
  spec: object,
  annotations?: Record<string, string>,
): KubernetesObject {
  return kubernetes(
    'security.istio.io/v1',
    kind,
    'orders',
    { spec: { ...spec } },
    { annotations },
  );
}
