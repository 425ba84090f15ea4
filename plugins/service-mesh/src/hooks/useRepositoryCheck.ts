import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  RepositoryCheck,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsyncRetry, { AsyncStateRetry } from 'react-use/esm/useAsyncRetry';
import { serviceMeshApiRef } from '../api';

/**
 * What the repository holds that the catalog names for the files of a service.
 *
 * @internal
 */
export function useRepositoryCheck({
  entityRef,
  target: { mesh, environment },
}: ServiceConfig): AsyncStateRetry<RepositoryCheck> {
  const api = useApi(serviceMeshApiRef);
  return useAsyncRetry(
    () => api.checkRepository(parseEntityRef(entityRef), { mesh, environment }),
    [api, entityRef, mesh, environment],
  );
}
