import { perContext } from './perContext';
import { ManifestDocument, RuleContext } from './rule';

const identity = ({ object }: ManifestDocument) =>
  // A namespace may be written as anything.
  JSON.stringify([
    object.apiVersion.replace(/\/[^/]*$/, ''),
    object.kind,
    object.metadata.namespace ?? '',
    object.metadata.name,
  ]);

const byIdentity = perContext<ReadonlyMap<string, ManifestDocument[]>>(
  ({ documents }) => {
    const found = new Map<string, ManifestDocument[]>();
    for (const document of documents) {
      const key = identity(document);
      const known = found.get(key);
      if (known) {
        known.push(document);
      } else {
        found.set(key, [document]);
      }
    }
    return found;
  },
);

/**
 * The documents that define the object of a document, in the order of the input: more than one where the input holds
 * variants of it, as folders of samples and of environments do.
 *
 * @internal
 */
export function definitionsOf(
  context: RuleContext,
  document: ManifestDocument,
): readonly ManifestDocument[] {
  return byIdentity(context).get(identity(document)) ?? [document];
}

/**
 * The objects that are defined more than once, each by its definitions.
 *
 * @internal
 */
export function definedAgain(
  context: RuleContext,
): readonly (readonly ManifestDocument[])[] {
  return [...byIdentity(context).values()].filter(({ length }) => length > 1);
}
