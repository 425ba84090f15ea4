import {
  CallOptions,
  DeliveryRequest,
  ServiceDelivery,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseEntityName } from './entityName';
import { explainRefusal } from './explainRefusal';

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
    throw explainRefusal(entityRef, 'publish', error);
  }
}
