import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A Kubernetes object with the path of the file it stands in.
 *
 * @public
 */
export interface ManifestSource {
  object: KubernetesObject;
  file: string;
}

/**
 * A Service by its name; the namespace is `null` where nothing names it.
 *
 * @internal
 */
export interface ServiceName {
  name: string;
  namespace: string | null;
}

/**
 * The namespace an object says it is in.
 *
 * @internal
 */
export function namespaceOf({ metadata }: KubernetesObject): string | null {
  return typeof metadata.namespace === 'string' ? metadata.namespace : null;
}

/**
 * Whether two namespaces can be the same; one that nobody names can be any.
 *
 * @internal
 */
export const canBeSame = (a: string | null, b: string | null) =>
  a === null || b === null || a === b;

/**
 * Whether an object is a Service of Kubernetes.
 *
 * @internal
 */
export const isService = ({ apiVersion, kind }: KubernetesObject) =>
  apiVersion === 'v1' && kind === 'Service';
