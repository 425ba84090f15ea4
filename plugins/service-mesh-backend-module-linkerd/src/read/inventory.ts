import {
  ManifestDocument,
  perContext,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { namespaceOf } from './spec';

type ByName = ReadonlyMap<unknown, ManifestDocument[]>;

const inventories = perContext(() => new Map<string, Map<unknown, ByName>>());

/** The objects of a kind by namespace and name. */
function inventoryOf(context: RuleContext, kind: string): Map<unknown, ByName> {
  const known = inventories(context).get(kind);
  if (known) {
    return known;
  }
  const found = new Map<string | null, Map<unknown, ManifestDocument[]>>();
  for (const document of context.ofKind(kind)) {
    const { object } = document;
    const namespace = namespaceOf(object);
    const names = found.get(namespace) ?? new Map();
    found.set(namespace, names);
    const same = names.get(object.metadata?.name);
    if (same) {
      same.push(document);
    } else {
      names.set(object.metadata?.name, [document]);
    }
  }
  inventories(context).set(kind, found);
  return found;
}

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
  const byName = inventoryOf(context, kind).get(namespace);
  return { found: byName?.get(name) ?? [], hasSiblings: byName !== undefined };
}
