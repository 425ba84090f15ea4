import {
  JsonPointer,
  Origin,
  PolicyLeaf,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CatalogService,
  ManifestDocument,
  RuleContext,
  RuleHit,
} from '../rule';
import { documentsAbout } from './serviceDocuments';

type Place = Pick<RuleHit, 'document' | 'pointer'>;

/** The first place of each setting among the origins of a document: many rules ask for one. */
const pointers = new WeakMap<
  Record<JsonPointer, Origin>,
  ReadonlyMap<string | undefined, JsonPointer>
>();

function pointerOf(
  { origins = {} }: ManifestDocument,
  leaf: PolicyLeaf,
): JsonPointer | undefined {
  const known =
    pointers.get(origins) ??
    new Map(
      Object.entries(origins)
        .reverse()
        .map(([pointer, origin]) => [origin.leaf, pointer]),
    );
  pointers.set(origins, known);
  return known.get(leaf);
}

/**
 * Where a setting of a service shows in the documents: the value that follows from it, or, in documents from elsewhere, the
 * first about the service. `null` where it was rendered to nothing, which a loss explains, or no document is about the
 * service.
 *
 * @internal
 */
export function placeOf(
  context: RuleContext,
  service: CatalogService,
  leaf: PolicyLeaf,
): Place | null {
  const { own } = documentsAbout(context, service);
  const isRendered = own.some(({ origins }) => origins !== undefined);
  if (!isRendered) {
    return own.length > 0 ? { document: own[0], pointer: '' } : null;
  }
  for (const document of own) {
    const pointer = pointerOf(document, leaf);
    if (pointer !== undefined) {
      return { document, pointer };
    }
  }
  return null;
}

/**
 * The first document about a service, for what shows in none; `null` where there is none.
 *
 * @internal
 */
export function firstPlace(
  context: RuleContext,
  service: CatalogService,
): Place | null {
  const [document] = documentsAbout(context, service).own;
  return document ? { document, pointer: '' } : null;
}
