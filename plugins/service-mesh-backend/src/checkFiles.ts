import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  configReadPermission,
  ValidateRequest,
  ValidateResponse,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readComponentRef } from './actions/entityInput';
import { FileChecker } from './FileChecker';
import { Access } from './routes/Access';
import { ServiceConfigReader } from './ServiceConfigReader';

/**
 * Checks configuration that a caller brings along, against the service that it is about where the caller names one.
 *
 * @throws NotAllowedError for a service without the permission to read its configuration, NotFoundError for one that does not
 *   exist or that the caller may not see, without a difference, and as the checker does.
 * @internal
 */
export async function checkFiles(
  request: ValidateRequest,
  credentials: BackstageCredentials,
  options: {
    access: Access;
    checker: FileChecker;
    reader: ServiceConfigReader;
  },
): Promise<ValidateResponse> {
  const { access, checker, reader } = options;
  const { entityRef, mesh, environment } = request;
  if (entityRef === undefined) {
    return checker.check(request);
  }
  const ref = readComponentRef(entityRef);
  await access.require(credentials, configReadPermission);
  const facts = await reader.readFacts(ref, { mesh, environment }, credentials);
  return checker.check(request, facts);
}
