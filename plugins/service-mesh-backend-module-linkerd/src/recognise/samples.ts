import {
  Operation,
  Port,
  Request,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  requestTarget,
  samplePath,
  UNDESCRIBED,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { routedPorts } from '../render/ports';
import { grpcMatch, httpMatch } from '../render/routeMatches';
import { routeApi } from '../render/routes';

/**
 * A request that stands for all of one operation, or for those that none describes.
 *
 * @internal
 */
export interface Sample {
  id: string;
  /** `null` for what none describes. */
  operation: Operation | null;
  request: Request;
}

/**
 * A port that carries routes, with a request to each operation that a route can tell from others.
 *
 * @internal
 */
export interface SampledPort {
  port: Port;
  api: 'http' | 'grpc';
  samples: Sample[];
}

/**
 * The ports of a service that carry routes. The last request to each is one that no operation describes.
 *
 * @internal
 */
export function sampledPorts(service: Service, target: Target): SampledPort[] {
  return routedPorts(service).map(routed => {
    const { port, operations } = routed;
    const api = routeApi(routed);
    const request = (method: string, path: string): Request => ({
      caller: `${service.namespace.value}/anybody`,
      to: requestTarget(service, target, port.port),
      method,
      path,
      query: {},
      headers: {},
      claims: null,
    });
    return {
      port,
      api,
      samples: [
        ...operations
          .filter(api === 'http' ? httpMatch : grpcMatch)
          .map(operation => ({
            id: operation.id,
            operation,
            request: request(operation.method, samplePath(operation.path)),
          })),
        {
          id: UNDESCRIBED,
          operation: null,
          request: request('UNDESCRIBED', '/that-nothing/Describes'),
        },
      ],
    };
  });
}
