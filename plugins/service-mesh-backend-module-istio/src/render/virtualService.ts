import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  serviceHost,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../kinds';
import { httpRoutes } from './httpRoutes';
import { indistinctLosses } from './indistinct';
import { metadata } from './metadata';
import { httpPorts } from './ports';

/**
 * How callers in the mesh reach the service. A service without an HTTP port needs no routes.
 *
 * @internal
 */
export function renderVirtualService(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service } = input;
  if (httpPorts(service).length === 0) {
    return { manifests: [], losses: [] };
  }
  return {
    manifests: [
      draftManifest(VirtualService, {
        ...metadata(service),
        phase: 2,
        spec: {
          hosts: [cite(service.serviceName, serviceHost(service, target))],
          http: httpRoutes(input, target, true),
        },
      }),
    ],
    losses: indistinctLosses(input, target),
  };
}
