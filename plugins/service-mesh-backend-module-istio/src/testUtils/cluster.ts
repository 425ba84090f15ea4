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
};

/**
 * An object of a kind, in namespace `shop` unless its name says another as `namespace/name`.
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
  return {
    apiVersion: VERSIONS[kind] ?? 'v1',
    kind,
    metadata: { name: own, namespace: home, ...metadata },
    spec: { ...spec },
  };
}

/**
 * A namespace with labels.
 *
 * @internal
 */
export function namespace(
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
  };
}

/**
 * A namespace in ambient.
 *
 * @internal
 */
export function ambientNamespace(
  name: string = 'shop',
  labels: Record<string, string> = {},
): KubernetesObject {
  return namespace(name, { 'istio.io/dataplane-mode': 'ambient', ...labels });
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
 * A Service of the Pods of its name, with labels of its own.
 *
 * @internal
 */
export function service(
  name: string,
  labels: Record<string, string> = {},
  ports: object[] = [{ name: 'http', port: 80 }],
): KubernetesObject {
  const [app] = name.split('/').reverse();
  return object('Service', name, { selector: { app }, ports }, { labels });
}

/**
 * A waypoint.
 *
 * @internal
 */
export function waypoint(name: string = 'waypoint'): KubernetesObject {
  return object('Gateway', name, { gatewayClassName: 'istio-waypoint' });
}
