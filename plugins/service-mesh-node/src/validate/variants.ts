import { definitionsOf } from './definitions';
import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from './rule';
import { duplicateObject } from './rules/duplicateObject';

/** What is missing where one of several objects is defined more than once. */
function needed(
  context: RuleContext,
  documents: readonly ManifestDocument[],
): Pick<RuleHit, 'undecided'> {
  const varied = documents.find(
    document => definitionsOf(context, document).length > 1,
  );
  if (!varied) {
    return {};
  }
  const { kind, metadata } = varied.object;
  return undecided(
    `needs to know which definition of ${kind} '${metadata.name}' is applied`,
  );
}

/**
 * Judges what a rule says of several objects where the input defines one of them more than once, as folders of samples and
 * of environments do: two definitions of one object never meet, what depends on the choice is undecided, and what holds for
 * several definitions is said once. What a rule says of one object alone stands.
 *
 * @internal
 */
export function judgeVariants(
  context: RuleContext,
  rule: Rule,
  hits: readonly RuleHit[],
): readonly RuleHit[] {
  if (rule === duplicateObject) {
    return hits;
  }
  const said = new Set<string>();
  return hits.flatMap(hit => {
    const others = (hit.related ?? [])
      .map(({ document }) => document)
      .filter(document => document !== hit.document);
    if (others.length === 0) {
      return [hit];
    }
    const own = definitionsOf(context, hit.document);
    if (others.every(document => own.includes(document))) {
      return [];
    }
    const saying = JSON.stringify([own[0].file, hit.message]);
    const missing = needed(context, [hit.document, ...others]);
    if (missing.undecided && said.has(saying)) {
      return [];
    }
    said.add(saying);
    return [{ ...missing, ...hit }];
  });
}
