import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * An object of any kind in a namespace, `shop` unless told otherwise.
 *
 * @internal
 */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'shop', ...metadata },
    spec: { ...spec },
  } as KubernetesObject;
}

/**
 * A Service with a port for each number.
 *
 * @internal
 */
export function kubernetesService(
  name: string,
  ports: number[] = [80],
  metadata: object = {},
): KubernetesObject {
  return object(
    'v1',
    'Service',
    name,
    {
      selector: { app: name },
      ports: ports.map(port => ({ port, name: `http-${port}` })),
    },
    metadata,
  );
}

/**
 * A Deployment whose Pods have labels.
 *
 * @internal
 */
export function deployment(
  name: string,
  labels: Record<string, string>,
  metadata: object = {},
): KubernetesObject {
  return object(
    'apps/v1',
    'Deployment',
    name,
    { template: { metadata: { labels }, spec: {} } },
    metadata,
  );
}

/**
 * An object of Istio's networking group.
 *
 * @internal
 */
export function networking(
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
): KubernetesObject {
  return object('networking.istio.io/v1', kind, name, spec, metadata);
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
