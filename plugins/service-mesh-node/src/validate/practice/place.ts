import { PolicyLeaf } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { perContext } from '../perContext';
import { CatalogService, RuleContext, RuleHit } from '../rule';
import { documentsAbout } from './serviceDocuments';

type Place = Pick<RuleHit, 'document' | 'pointer'>;

/** The first place of each setting in each document. */
const pointers = perContext(
  ({ documents }) =>
    new Map(
      documents.map(document => [
        document,
        new Map(
          Object.entries(document.origins ?? {})
            .reverse()
            .map(([pointer, { leaf }]) => [leaf, pointer]),
        ),
      ]),
    ),
);

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
    const pointer = pointers(context).get(document)?.get(leaf);
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
