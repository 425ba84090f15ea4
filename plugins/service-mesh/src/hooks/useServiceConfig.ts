import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ConfigQuery,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsyncRetry, { AsyncStateRetry } from 'react-use/esm/useAsyncRetry';
import { serviceMeshApiRef } from '../api';

/**
 * The configuration of a service. While another mesh or environment loads, `value` is still the former answer.
 *
 * @internal
 */
export function useServiceConfig(
  entityRef: string,
  { mesh, environment }: ConfigQuery,
): AsyncStateRetry<ServiceConfig> {
  const api = useApi(serviceMeshApiRef);
  return useAsyncRetry(
    () =>
      api.getServiceConfig(parseEntityRef(entityRef), { mesh, environment }),
    [api, entityRef, mesh, environment],
  );
}
