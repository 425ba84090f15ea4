import { CrdProblem, CrdProblemCode, CrdSet } from '../../crds';
import { ManifestDocument, RuleHit } from '../rule';

/**
 * The API server's reasons to refuse objects, by the rule that they break.
 *
 * @internal
 */
export interface DefinitionHits {
  unknownFields: RuleHit[];
  invalidValues: RuleHit[];
  missingFields: RuleHit[];
  invalidMetadata: RuleHit[];
  failedRules: RuleHit[];
}

/** Problems that are no invalid values. */
const parts: Partial<Record<CrdProblemCode, keyof DefinitionHits>> = {
  'unknown-field': 'unknownFields',
  required: 'missingFields',
  metadata: 'invalidMetadata',
  cel: 'failedRules',
};

function toHit(
  document: ManifestDocument,
  { pointer, code, message, undecided }: CrdProblem,
): RuleHit {
  const { kind, metadata } = document.object;
  return {
    document,
    pointer,
    ...(code === 'unknown-field' ? { part: 'key' as const } : {}),
    message: `${kind} '${metadata.name}': ${message}`,
    params: { problem: code },
    ...(undecided ? { undecided } : {}),
  };
}

/**
 * Holds objects against the definitions that serve their kinds.
 *
 * @returns the documents that were judged so, and what was found
 * @internal
 */
export function checkDefinitions(
  documents: readonly ManifestDocument[],
  crds: CrdSet | undefined,
): { judged: ReadonlySet<ManifestDocument>; hits: DefinitionHits } {
  const judged = new Set<ManifestDocument>();
  const hits: DefinitionHits = {
    unknownFields: [],
    invalidValues: [],
    missingFields: [],
    invalidMetadata: [],
    failedRules: [],
  };
  for (const document of documents) {
    const problems = crds?.validate(document.object) ?? null;
    if (problems) {
      judged.add(document);
      for (const problem of problems) {
        const part = parts[problem.code] ?? 'invalidValues';
        hits[part].push(toHit(document, problem));
      }
    }
  }
  return { judged, hits };
}
