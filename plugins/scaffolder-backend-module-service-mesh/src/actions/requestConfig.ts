import {
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import {
  CallOptions,
  ConfigQuery,
  ServiceConfig,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseEntityName } from './entityName';

function explain(entityRef: string, error: unknown): Error {
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  const answer = error instanceof ResponseError ? error.body.error.message : '';
  switch (status) {
    case 400:
      return new InputError(
        `The service mesh backend refused the request for '${entityRef}': ${answer}`,
      );
    case 403:
      return new NotAllowedError(
        `You may not publish the mesh configuration of '${entityRef}': ${answer}`,
      );
    case 404:
      return new NotFoundError(
        `No service '${entityRef}' was found: it does not exist, or you may not see it. Check 'entityRef'.`,
      );
    default:
      return new ForwardedError(
        `Could not get the mesh configuration of '${entityRef}' from the service mesh backend`,
        error,
      );
  }
}

/**
 * Asks the service mesh backend for the configuration of one service, to deliver it, with errors that a user of a template understands.
 *
 * @internal
 */
export async function requestConfig(
  client: ServiceMeshApi,
  entityRef: string,
  query: ConfigQuery,
  options: CallOptions,
): Promise<ServiceConfig> {
  const entity = parseEntityName(entityRef);
  try {
    return await client.publishServiceConfig(entity, query, options);
  } catch (error) {
    throw explain(entityRef, error);
  }
}
