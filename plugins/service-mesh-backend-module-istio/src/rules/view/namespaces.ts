import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels } from '../../lenient';
import { perContext } from './perContext';

/**
 * A namespace that the input names.
 *
 * @internal
 */
export interface NamespaceView {
  name: string;
  /** Empty where the Namespace object is not in the input. */
  labels: Record<string, string>;
  /** The Namespace object; absent where only objects in it are in the input. */
  document?: ManifestDocument;
}

/**
 * The namespaces that the input holds, as objects or through what stands in them, by name.
 *
 * @internal
 */
export const namespacesOf = perContext<ReadonlyMap<string, NamespaceView>>(
  ({ documents, ofKind }) => {
    const found = new Map<string, NamespaceView>();
    for (const document of ofKind('Namespace')) {
      const { metadata } = document.object;
      found.set(metadata.name, {
        name: metadata.name,
        labels: labels(metadata.labels),
        document,
      });
    }
    for (const { object } of documents) {
      const { namespace } = object.metadata;
      if (typeof namespace === 'string' && !found.has(namespace)) {
        found.set(namespace, { name: namespace, labels: {} });
      }
    }
    return found;
  },
);
