import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Groups of the kinds that tests make, with the version that is served. */
const VERSIONS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  DestinationRule: 'networking.istio.io/v1',
  VirtualService: 'networking.istio.io/v1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  Gateway: 'gateway.networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  Deployment: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
  Canary: 'flagger.app/v1beta1',
};

/**
 * An object of any kind and shape, in namespace `shop` unless its metadata says otherwise.
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
 * An object of a kind with a `spec`, in namespace `shop` unless its name says another as `namespace/name`.
 *
 * @internal
 */
export function object(
  kind: string,
  name: string,
  spec: object = {},
  metadata: object = {},
): KubernetesObject {
  const [own, home = 'shop'] = name.split('/').reverse();
  return kubernetes(
    VERSIONS[kind] ?? 'v1',
    kind,
    own,
    { spec: { ...spec } },
    { namespace: home, ...metadata },
  );
}

/**
 * A Namespace with labels.
 *
 * @internal
 */
export function namespace(
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/**
 * A Namespace in ambient.
 *
 * @internal
 */
export function ambientNamespace(
  name: string = 'shop',
  labels: Record<string, string> = {},
): KubernetesObject {
  return namespace(name, { 'istio.io/dataplane-mode': 'ambient', ...labels });
}

interface ServiceOptions {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Whole ports, or the number of one that speaks HTTP. */
  ports?: readonly (number | object)[];
  [field: string]: unknown;
}

/**
 * A Service of the Pods whose label `app` is its name, with port 80 for HTTP unless it says otherwise.
 *
 * @internal
 */
export function service(
  name: string,
  { labels, annotations, ports = [80], ...spec }: ServiceOptions = {},
): KubernetesObject {
  const [app] = name.split('/').reverse();
  return object(
    'Service',
    name,
    {
      selector: { app },
      ports: ports.map(port =>
        typeof port === 'number' ? { name: `http-${port}`, port } : port,
      ),
      ...spec,
    },
    { labels, annotations },
  );
}

/**
 * The Deployment `orders`, of Pods whose label `app` is its name.
 *
 * @internal
 */
export function deployment(
  podSpec: object = {},
  podMetadata: object = {},
): KubernetesObject {
  return object('Deployment', 'orders', {
    template: {
      metadata: { labels: { app: 'orders' }, ...podMetadata },
      spec: { containers: [{ name: 'orders' }], ...podSpec },
    },
  });
}

/**
 * A Deployment of Pods with labels.
 *
 * @internal
 */
export function deploymentOf(
  name: string,
  labels: Record<string, string>,
): KubernetesObject {
  return object('Deployment', name, { template: { metadata: { labels } } });
}

/**
 * A Pod with labels; its label `app` is its name.
 *
 * @internal
 */
export function pod(
  name: string,
  labels: Record<string, string> = {},
  {
    annotations,
    ...spec
  }: { annotations?: Record<string, string>; [field: string]: unknown } = {},
): KubernetesObject {
  const [app] = name.split('/').reverse();
  return object(
    'Pod',
    name,
    { containers: [{ name: app }], ...spec },
    { labels: { app, ...labels }, annotations },
  );
}

/**
 * A Pod of `orders` that runs.
 *
 * @internal
 */
export function runningPod(
  spec: object = {},
  metadata: object = {},
): KubernetesObject {
  return {
    ...object(
      'Pod',
      'orders-1',
      { containers: [{ name: 'orders' }], ...spec },
      { labels: { app: 'orders' }, ...metadata },
    ),
    status: { phase: 'Running' },
  } as KubernetesObject;
}

/**
 * A waypoint.
 *
 * @internal
 */
export function waypoint(name: string = 'waypoint'): KubernetesObject {
  return object('Gateway', name, { gatewayClassName: 'istio-waypoint' });
}
