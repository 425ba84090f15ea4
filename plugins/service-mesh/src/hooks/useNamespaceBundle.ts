import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useCallback } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { serviceMeshApiRef } from '../api';

/**
 * What holds for the namespace of a service as a whole. It is made from all its services, so that it is asked for only on demand.
 *
 * @internal
 */
export function useNamespaceBundle({ entityRef, target }: ServiceConfig) {
  const api = useApi(serviceMeshApiRef);
  const { mesh, environment } = target;
  const read = useCallback(
    () =>
      api.getNamespaceBundle(parseEntityRef(entityRef), { mesh, environment }),
    [api, entityRef, mesh, environment],
  );
  const [bundle, load] = useAsyncFn(read, [read]);
  return { ...bundle, load };
}
