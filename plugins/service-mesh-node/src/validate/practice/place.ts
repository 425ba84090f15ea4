import { PolicyLeaf } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CatalogService,
  ManifestDocument,
  RuleContext,
  RuleHit,
} from '../rule';
import { documentsAbout } from './serviceDocuments';

type Place = Pick<RuleHit, 'document' | 'pointer'>;

function placeOfLeaf(
  document: ManifestDocument,
  leaf: PolicyLeaf,
): Place | null {
  const found = Object.entries(document.origins ?? {}).find(
    ([, origin]) => origin.leaf === leaf,
  );
  return found ? { document, pointer: found[0] } : null;
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
    const place = placeOfLeaf(document, leaf);
    if (place) {
      return place;
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
