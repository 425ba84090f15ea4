import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  configReadPermission,
  ValidateRequest,
  ValidateResponse,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readComponentRef } from './actions/entityInput';
import { Access } from './routes/Access';
import { ServiceConfigReader } from './ServiceConfigReader';
import { EnginePool } from './threads/EnginePool';
import { today } from './today';

/**
 * Checks configuration that a caller brings along, against the service that it is about where the caller names one.
 *
 * @throws NotAllowedError for a service without the permission to read its configuration, NotFoundError for one that does not
 *   exist or that the caller may not see, without a difference, and as checking does.
 * @internal
 */
export async function checkFiles(
  request: ValidateRequest,
  credentials: BackstageCredentials,
  options: {
    access: Access;
    pool: EnginePool;
    reader: ServiceConfigReader;
  },
): Promise<ValidateResponse> {
  const { access, pool, reader } = options;
  const { entityRef, mesh, environment } = request;
  if (entityRef === undefined) {
    return pool.perform('check', { request, today: today() });
  }
  const ref = readComponentRef(entityRef);
  await access.require(credentials, configReadPermission);
  const catalog = await reader.readFacts(
    ref,
    { mesh, environment },
    credentials,
  );
  return pool.perform('check', { request, catalog, today: today() });
}
