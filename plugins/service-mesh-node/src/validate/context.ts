import { givenNamespaces } from './inventory';
import { ManifestDocument, RuleContext, RuleFacts } from './rule';

/**
 * Gives rules their view of documents. Facts that are not given are not known.
 *
 * @public
 */
export function ruleContext(
  documents: readonly ManifestDocument[],
  facts: Partial<RuleFacts> = {},
): RuleContext {
  const byKind = new Map<string, ManifestDocument[]>();
  for (const document of documents) {
    const { kind } = document.object;
    const known = byKind.get(kind);
    if (known) {
      known.push(document);
    } else {
      byKind.set(kind, [document]);
    }
  }
  const given = givenNamespaces(documents);
  const closedWorld = facts.closedWorld ?? false;
  return {
    versions: {},
    meshConfig: null,
    today: null,
    ...facts,
    closedWorld,
    documents,
    ofKind: (...kinds) => {
      if (kinds.length === 1) {
        return byKind.get(kinds[0]) ?? [];
      }
      return documents.filter(({ object }) => kinds.includes(object.kind));
    },
    holdsNamespace: namespace => closedWorld || given.has(namespace),
  };
}
