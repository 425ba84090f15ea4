import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * An object of Kubernetes in namespace `shop`, unless its metadata says otherwise.
 *
 * @internal
 */
export function kubernetes(
  apiVersion: string,
  kind: string,
  name: string,
  rest: object = {},
  metadata: object = {},
): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'shop', ...metadata },
    ...rest,
  } as KubernetesObject;
}

/**
 * A Namespace, `shop` unless it is named.
 *
 * @internal
 */
export function namespace(
  labels: Record<string, string> = {},
  name = 'shop',
): KubernetesObject {
  return kubernetes(
    'v1',
    'Namespace',
    name,
    {},
    { namespace: undefined, labels },
  );
}

/**
 * A Service that selects `app: orders`.
 *
 * @internal
 */
export function service(
  ports: object[],
  { name = 'orders', labels = {}, ...spec }: Record<string, any> = {},
): KubernetesObject {
  return kubernetes(
    'v1',
    'Service',
    name,
    { spec: { selector: { app: 'orders' }, ports, ...spec } },
    { labels },
  );
}

/**
 * A Deployment of Pods with the label `app: orders`.
 *
 * @internal
 */
export function deployment(
  podSpec: object = {},
  metadata: object = {},
): KubernetesObject {
  return kubernetes('apps/v1', 'Deployment', 'orders', {
    spec: {
      template: {
        metadata: { labels: { app: 'orders' }, ...metadata },
        spec: { containers: [{ name: 'orders' }], ...podSpec },
      },
    },
  });
}

/**
 * A Pod that runs.
 *
 * @internal
 */
export function pod(
  spec: object = {},
  metadata: object = {},
): KubernetesObject {
  return kubernetes(
    'v1',
    'Pod',
    'orders-1',
    {
      spec: { containers: [{ name: 'orders' }], ...spec },
      status: { phase: 'Running' },
    },
    { labels: { app: 'orders' }, ...metadata },
  );
}
