import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesService } from '../../kinds';
import { items, labels, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { isMeshed } from './membership';
import { perContext } from './perContext';
import { selectedWorkloads, Workload } from './workloads';

/**
 * A Service of Kubernetes.
 *
 * @internal
 */
export interface ServiceView {
  document: ManifestDocument;
  name: string;
  namespace: string;
  type: string;
  labels: Record<string, string>;
  /** Empty where its endpoints are made by hand. */
  selector: Record<string, string>;
  ports: JsonObject[];
}

/**
 * The Services of the input, in its order.
 *
 * @internal
 */
export const servicesOf = perContext<readonly ServiceView[]>(context =>
  documentsOf(context, KubernetesService).map(document => {
    const { type, selector, ports } = members(document.object.spec);
    return {
      document,
      ...identityOf(document.object),
      type: typeof type === 'string' ? type : 'ClusterIP',
      labels: labels(document.object.metadata.labels),
      selector: labels(selector),
      ports: items(ports),
    };
  }),
);

const none: readonly Workload[] = [];

/**
 * The workloads whose Pods a Service selects; none for a Service without a selector. Services of one selector get the same
 * list.
 *
 * @internal
 */
export function workloadsOfService(
  context: RuleContext,
  { namespace, selector }: ServiceView,
): readonly Workload[] {
  return Object.keys(selector).length > 0
    ? selectedWorkloads(context, namespace, selector)
    : none;
}

const meshed = perContext(() => new Map<readonly Workload[], boolean>());

/**
 * Whether the input says that a Service leads into the mesh: to a workload that is in it.
 *
 * @internal
 */
export function isMeshedService(
  context: RuleContext,
  service: ServiceView,
): boolean {
  const workloads = workloadsOfService(context, service);
  const known = meshed(context).get(workloads);
  if (known !== undefined) {
    return known;
  }
  const isIn = workloads.some(workload => isMeshed(context, workload));
  meshed(context).set(workloads, isIn);
  return isIn;
}

/** Most Services that are looked at for one workload; more select none in practice. */
const MOST = 50;

/**
 * The Services that select the Pods of each workload that a Service selects, the first of many.
 *
 * @internal
 */
export const servicesByWorkload = perContext<
  ReadonlyMap<Workload, ServiceView[]>
>(context => {
  const found = new Map<Workload, ServiceView[]>();
  for (const service of servicesOf(context)) {
    for (const workload of workloadsOfService(context, service)) {
      const known = found.get(workload);
      if (!known) {
        found.set(workload, [service]);
      } else if (known.length < MOST) {
        known.push(service);
      }
    }
  }
  return found;
});

/** Namespaces of Kubernetes itself, which no mesh takes in (Istio 1.29). */
const SYSTEM = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
]);

/**
 * Whether a namespace belongs to Kubernetes itself.
 *
 * @internal
 */
export function isSystemNamespace(namespace: string): boolean {
  return SYSTEM.has(namespace);
}

/**
 * Whether an object belongs to the mesh rather than to a workload in it: to its control plane, or to a gateway or waypoint
 * that it deploys (labels of Istio 1.29).
 *
 * @internal
 */
export function isMeshOwned({
  labels: own,
}: Pick<ServiceView, 'labels'>): boolean {
  return (
    own.istio !== undefined ||
    own.release === 'istio' ||
    own['gateway.istio.io/managed'] !== undefined ||
    own['gateway.networking.k8s.io/gateway-name'] !== undefined
  );
}
