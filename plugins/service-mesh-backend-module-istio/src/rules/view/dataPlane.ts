import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels } from '../../lenient';
import { identityOf } from '../documents';
import { namespacesOf } from './namespaces';
import { Workload } from './workloads';

/** Labels of the namespace of an object, where they are known. */
function namespaceLabels(context: RuleContext, namespace: string) {
  return namespacesOf(context).get(namespace)?.labels ?? {};
}

/**
 * Whether a namespace is part of an ambient mesh (Istio 1.24: label `istio.io/dataplane-mode`).
 *
 * @internal
 */
export function isAmbientNamespace(
  context: RuleContext,
  namespace: string,
): boolean {
  return (
    namespaceLabels(context, namespace)['istio.io/dataplane-mode'] === 'ambient'
  );
}

/**
 * Whether a workload is part of an ambient mesh: its own label comes before that of its namespace, unless the Pod is one that
 * was taken in (Istio 1.24: annotation `ambient.istio.io/redirection`).
 *
 * @internal
 */
export function isAmbientWorkload(
  context: RuleContext,
  workload: Workload,
): boolean {
  const own = workload.labels['istio.io/dataplane-mode'];
  return (
    workload.annotations['ambient.istio.io/redirection'] === 'enabled' ||
    (own === undefined
      ? isAmbientNamespace(context, workload.namespace)
      : own === 'ambient')
  );
}

/**
 * Whether a namespace has its Pods injected with a sidecar, by its labels.
 *
 * @internal
 */
export function isInjectedNamespace(
  context: RuleContext,
  namespace: string,
): boolean {
  const { 'istio-injection': injection, 'istio.io/rev': revision } =
    namespaceLabels(context, namespace);
  return injection === undefined
    ? revision !== undefined
    : injection === 'enabled';
}

/**
 * Whether the Pods of a workload get a sidecar: what they say themselves comes before what their namespace says.
 *
 * @internal
 */
export function isInjectedWorkload(
  context: RuleContext,
  { labels: own, annotations, namespace, podSpec }: Workload,
): boolean {
  const wish =
    own['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  if (podSpec.hostNetwork === true || wish === 'false') {
    return false;
  }
  return (
    wish === 'true' ||
    own['istio.io/rev'] !== undefined ||
    isInjectedNamespace(context, namespace)
  );
}

/**
 * A waypoint that something is bound to by label.
 *
 * @internal
 */
export interface WaypointName {
  name: string;
  namespace: string;
}

/** `undefined` where labels say nothing, `null` where they ask for none. */
function boundBy(
  { 'istio.io/use-waypoint': name, ...rest }: Record<string, string>,
  namespace: string,
): WaypointName | null | undefined {
  if (name === undefined || name === 'none' || name === '') {
    return name === undefined ? undefined : null;
  }
  return {
    name,
    namespace: rest['istio.io/use-waypoint-namespace'] ?? namespace,
  };
}

/**
 * The waypoint that something in a namespace is bound to, by its own labels or by those of the namespace (Istio 1.24: label
 * `istio.io/use-waypoint`); `null` where no label in the input says so.
 *
 * @param own - labels of a Service or of Pods; empty for the namespace itself
 * @internal
 */
export function waypointFor(
  context: RuleContext,
  own: Record<string, string>,
  namespace: string,
): WaypointName | null {
  const bound = boundBy(own, namespace);
  return bound === undefined
    ? boundBy(namespaceLabels(context, namespace), namespace) ?? null
    : bound;
}

/**
 * The waypoint that a Service is bound to.
 *
 * @internal
 */
export function waypointOfService(
  context: RuleContext,
  service: KubernetesObject,
): WaypointName | null {
  const { namespace } = identityOf(service);
  return waypointFor(context, labels(service.metadata.labels), namespace);
}

/**
 * Whether a workload is a gateway or a waypoint, and no application: Istio labels what it makes of a Gateway so, and others ask
 * for the template of gateways (Istio 1.24).
 *
 * @internal
 */
export function isGatewayWorkload({
  labels: own,
  annotations,
}: Workload): boolean {
  return (
    own['gateway.networking.k8s.io/gateway-name'] !== undefined ||
    own['gateway.istio.io/managed'] !== undefined ||
    annotations['inject.istio.io/templates'] === 'gateway'
  );
}

/**
 * The waypoint that labels of an object in a namespace name; `null` where they name none.
 *
 * @internal
 */
export function waypointNamed(
  own: Record<string, string>,
  namespace: string,
): WaypointName | null {
  return boundBy(own, namespace) ?? null;
}
