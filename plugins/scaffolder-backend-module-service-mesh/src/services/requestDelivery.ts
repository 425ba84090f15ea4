import {
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import {
  CallOptions,
  DeliveryRequest,
  ServiceDelivery,
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
    case 413:
      return new InputError(
        `The repository holds more files about '${entityRef}' than can be compared; choose a folder of its own for them.`,
      );
    default:
      return new ForwardedError(
        `Could not get the mesh configuration of '${entityRef}' from the service mesh backend`,
        error,
      );
  }
}

/**
 * Asks the service mesh backend for the files of one service, with errors that a user of a template understands.
 *
 * @internal
 */
export async function requestDelivery(
  client: ServiceMeshApi,
  entityRef: string,
  request: DeliveryRequest,
  options: CallOptions,
): Promise<ServiceDelivery> {
  const entity = parseEntityName(entityRef);
  try {
    return await client.deliverService(entity, request, options);
  } catch (error) {
    throw explain(entityRef, error);
  }
}
