import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { namespaceOf } from './spec';

/**
 * The namespaces that hold objects of Istio, which reads the routes of the Gateway API in them by rules of its own.
 *
 * @internal
 */
export function istioNamespaces(
  documents: readonly { object: KubernetesObject }[],
): ReadonlySet<string | null> {
  return new Set(
    documents
      .filter(({ object }) => /\.istio\.io\//.test(object.apiVersion))
      .map(({ object }) => namespaceOf(object)),
  );
}
