import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  PreviewedConfig,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsync, { AsyncState } from 'react-use/esm/useAsync';
import { serviceMeshApiRef } from '../api';

/**
 * A configuration as it would be if its policy asked for `enforce`; itself where that is so.
 *
 * @internal
 */
export function useEnforcePreview(
  config: ServiceConfig,
): AsyncState<PreviewedConfig> {
  const api = useApi(serviceMeshApiRef);
  return useAsync(async (): Promise<PreviewedConfig> => {
    if (config.stage.wanted === 'enforce') {
      return config;
    }
    const { mesh, environment } = config.target;
    const preview = await api.previewService(parseEntityRef(config.entityRef), {
      mesh,
      environment,
      changes: [{ leaf: 'security.stage', value: 'enforce' }],
    });
    return preview.config;
  }, [api, config]);
}
