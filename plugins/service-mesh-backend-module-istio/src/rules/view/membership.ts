import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../../lenient';
import { isAmbientWorkload, isInjectedWorkload } from './dataPlane';
import { namespacesOf } from './namespaces';
import { Workload } from './workloads';

/** Name of the container that holds the proxy. */
const PROXY = 'istio-proxy';

/**
 * The proxies among the containers of a workload; with Kubernetes 1.29 and native sidecars they stand with those that run first.
 *
 * @internal
 */
export function proxyContainers({ podSpec }: Workload) {
  return ['containers', 'initContainers'].flatMap(list =>
    items(podSpec[list]).flatMap((container, index) =>
      container.name === PROXY ? [{ list, index, container }] : [],
    ),
  );
}

/**
 * Whether a Pod was read from a cluster, where injection has had its say, and not from a file that is yet to be applied.
 *
 * @internal
 */
export function isRunning({ kind, document, podSpec }: Workload): boolean {
  const { object } = document;
  return (
    kind === 'Pod' &&
    (members(object.metadata).uid !== undefined ||
      members(object).status !== undefined ||
      podSpec.nodeName !== undefined)
  );
}

/**
 * Whether a workload is in the mesh by all that the input says: it has a proxy, gets one, or is part of ambient.
 *
 * @internal
 */
export function isMeshed(context: RuleContext, workload: Workload): boolean {
  return (
    proxyContainers(workload).length > 0 ||
    workload.annotations['sidecar.istio.io/status'] !== undefined ||
    isInjectedWorkload(context, workload) ||
    isAmbientWorkload(context, workload)
  );
}

/**
 * Whether the labels of a namespace are known.
 *
 * @internal
 */
export function knowsNamespace(
  context: RuleContext,
  namespace: string,
): boolean {
  return namespacesOf(context).get(namespace)?.document !== undefined;
}
