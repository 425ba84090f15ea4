import {
  Request,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  requestTarget,
  samplePath,
  UNDESCRIBED,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpOperations, httpPorts, portOf } from '../render/ports';

/**
 * A request that stands for all of one operation, or for those that none describes.
 *
 * @internal
 */
export interface Sample {
  operation: string;
  request: Request;
}

/**
 * A request to each operation of a service, and one that none describes to each of its ports.
 *
 * @internal
 */
export function samplesOf(service: Service, target: Target): Sample[] {
  const ports = httpPorts(service);
  const request = (port: number, method: string, path: string): Request => ({
    caller: `${service.namespace.value}/anybody`,
    to: requestTarget(service, target, port),
    method,
    path,
    query: {},
    headers: {},
    claims: null,
  });
  return ports.length === 0
    ? []
    : [
        ...httpOperations(service).map(operation => ({
          operation: operation.id,
          request: request(
            portOf(operation, ports).port,
            operation.method,
            samplePath(operation.path),
          ),
        })),
        ...ports.map(({ port }) => ({
          operation: UNDESCRIBED,
          request: request(port, 'UNDESCRIBED', '/that-nothing-describes'),
        })),
      ];
}
