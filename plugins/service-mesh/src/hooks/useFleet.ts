import { useApi } from '@backstage/core-plugin-api';
import {
  FleetFilter,
  FleetPage,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsyncRetry, { AsyncStateRetry } from 'react-use/esm/useAsyncRetry';
import { serviceMeshApiRef } from '../api';

/**
 * A page of services. While another one loads, `value` is still the former one.
 *
 * @internal
 */
export function useFleet(filter: FleetFilter): AsyncStateRetry<FleetPage> {
  const api = useApi(serviceMeshApiRef);
  const key = JSON.stringify(filter);
  return useAsyncRetry(() => api.listServices(JSON.parse(key)), [api, key]);
}
