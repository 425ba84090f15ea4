import { ANNOTATION_EDIT_URL } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';

/**
 * Where the files of entities can be edited, by entity ref; what the catalog does not know is absent.
 *
 * @internal
 */
export function useEditUrls(
  entityRefs: readonly string[],
): ReadonlyMap<string, string> {
  const catalog = useApi(catalogApiRef);
  const key = entityRefs.join(' ');
  const { value } = useAsync(async () => {
    const refs = key.split(' ').filter(Boolean);
    if (!refs.length) {
      return new Map();
    }
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: refs,
      fields: ['metadata.annotations'],
    });
    return new Map(
      refs.flatMap((ref, index) => {
        const url = items[index]?.metadata.annotations?.[ANNOTATION_EDIT_URL];
        return url ? [[ref, url] as const] : [];
      }),
    );
  }, [catalog, key]);
  return value ?? new Map();
}
