import {
  KubernetesObject,
  Request,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Kind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hasLabels, labels, members } from '../lenient';

/** Policies in this namespace hold for the whole mesh (Istio's default `rootNamespace`). */
const ROOT_NAMESPACE = 'istio-system';

/**
 * How closely a policy is tied to a workload: to its Pods, to its namespace, or to the mesh.
 *
 * @internal
 */
export type Tie = 'workload' | 'namespace' | 'mesh';

/**
 * The objects of a kind.
 *
 * @internal
 */
export function objectsOf(
  manifests: readonly KubernetesObject[],
  kind: Kind,
): KubernetesObject[] {
  const served = [kind.apiVersion, ...kind.alsoServed];
  return manifests.filter(
    object => object.kind === kind.kind && served.includes(object.apiVersion),
  );
}

/**
 * Names an object in a verdict.
 *
 * @internal
 */
export function refOf(object: KubernetesObject): ResourceRef {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace ?? null,
    name: metadata.name,
  };
}

/**
 * How a policy applies to the workload that answers a request: `null` for not at all. A host that is not one of the cluster
 * says nothing about the namespace, so that a policy of any is taken to be the workload's.
 *
 * @internal
 */
export function tieOf(object: KubernetesObject, { to }: Request): Tie | null {
  const { namespace } = object.metadata;
  const [, , svc] = to.host.split('.');
  const own = svc === 'svc' ? to.host.split('.')[1] : undefined;
  const { selector } = members(object.spec);
  const isOwn =
    namespace === undefined || own === undefined || namespace === own;
  if (!isOwn && namespace !== ROOT_NAMESPACE) {
    return null;
  }
  const wanted = labels(members(selector).matchLabels);
  if (Object.keys(wanted).length > 0) {
    return hasLabels(to.labels, wanted) ? 'workload' : null;
  }
  return isOwn ? 'namespace' : 'mesh';
}
