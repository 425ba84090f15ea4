import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { serviceFilter } from '../availability';

const facets = {
  owner: 'relations.ownedBy',
  system: 'relations.partOf',
  lifecycle: 'spec.lifecycle',
};

/**
 * The values of services to filter by.
 *
 * @internal
 */
export type ServiceFacets = Record<keyof typeof facets, string[]>;

/**
 * Reads the {@link ServiceFacets} that the catalog holds; empty until it has answered.
 *
 * @internal
 */
export function useServiceFacets(): ServiceFacets {
  const catalog = useApi(catalogApiRef);
  const { value } = useAsync(
    () =>
      catalog.getEntityFacets({
        filter: serviceFilter,
        facets: Object.values(facets),
      }),
    [catalog],
  );
  const valuesOf = (facet: string) =>
    (value?.facets[facet] ?? []).map(({ value: name }) => name).sort();
  return {
    owner: valuesOf(facets.owner),
    system: valuesOf(facets.system).filter(ref => ref.startsWith('system:')),
    lifecycle: valuesOf(facets.lifecycle),
  };
}
