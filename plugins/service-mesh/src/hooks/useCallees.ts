import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsync from 'react-use/esm/useAsync';
import { serviceMeshApiRef } from '../api';

const none: ReadonlyMap<string, ServiceConfig> = new Map();

/**
 * The configuration of services that a service calls, each as the reader may see it: for their own mesh, or where the reader looks at
 * another one than the service's, for that. Those that are hidden or cannot be made are absent, and so are all until they have
 * answered.
 *
 * @internal
 */
export function useCallees(
  { service, target }: ServiceConfig,
  ids: readonly string[],
): ReadonlyMap<string, ServiceConfig> {
  const api = useApi(serviceMeshApiRef);
  const { environment } = target;
  const mesh = service.mesh.value === target.mesh ? undefined : target.mesh;
  const key = JSON.stringify(ids);
  const { value } = useAsync(async () => {
    const refs: string[] = JSON.parse(key);
    const answers = await Promise.allSettled(
      refs.map(ref =>
        api.getServiceConfig(parseEntityRef(ref), { mesh, environment }),
      ),
    );
    return new Map(
      answers.flatMap((answer, index) =>
        answer.status === 'fulfilled'
          ? [[refs[index], answer.value] as const]
          : [],
      ),
    );
  }, [api, key, mesh, environment]);
  return value ?? none;
}
