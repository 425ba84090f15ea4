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
import { metadata } from './metadata';
import { indistinctOperations } from './operationRules';
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
  const indistinct = indistinctOperations(input).map(o => o.id);
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
    losses: indistinct.length
      ? [
          {
            mesh: target.mesh,
            leaf: 'resilience.retries.on',
            scope: { operations: indistinct },
            reason:
              'These operations share method and path, so that a proxy cannot tell them apart; they get the settings of the catch-all.',
            alternative:
              'Serve them on paths of their own, or give them the same settings.',
          },
        ]
      : [],
  };
}
