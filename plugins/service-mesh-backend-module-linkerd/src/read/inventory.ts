import {
  grouped,
  ManifestDocument,
  perContext,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { namespaceOf } from './spec';

const keyOf = (...parts: unknown[]) => JSON.stringify(parts);

const inventory = perContext(({ documents }) => ({
  byNamespace: grouped(documents, ({ object }) =>
    keyOf(object.kind, namespaceOf(object)),
  ),
  byName: grouped(documents, ({ object }) =>
    keyOf(object.kind, namespaceOf(object), object.metadata?.name),
  ),
}));

/**
 * The objects of a kind with a name in a namespace, and whether the input holds any of that kind there.
 *
 * @internal
 */
export function objectsNamed(
  context: RuleContext,
  kind: string,
  namespace: string | null,
  name: string,
): { found: readonly ManifestDocument[]; hasSiblings: boolean } {
  const { byNamespace, byName } = inventory(context);
  return {
    found: byName.get(keyOf(kind, namespace, name)) ?? [],
    hasSiblings: byNamespace.has(keyOf(kind, namespace)),
  };
}
