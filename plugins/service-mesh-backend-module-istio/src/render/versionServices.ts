import {
  Protocol,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesService } from '../kinds';
import { metadata } from './metadata';
import { purposeOf, routedVersions } from './routedVersions';
import { waypointLabel } from './waypoint';

const appProtocols: Partial<Record<Protocol, string>> = {
  http: 'http',
  graphql: 'http',
  http2: 'http2',
  grpc: 'grpc',
};

const citeEach = (
  labels: Record<string, string>,
  fact: Sourced<unknown>,
): Record<string, ReturnType<typeof cite<string>>> =>
  Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [key, cite(fact, value)]),
  );

/**
 * One Service for each version to which routes send requests or copies of them: an HTTPRoute chooses between Services, never between the Pods
 * of one.
 *
 * @internal
 */
export function renderVersionServices(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { ports, workload } = input.service;
  return {
    manifests: routedVersions(input, target).map(version =>
      draftManifest(KubernetesService, {
        ...metadata(input.service, purposeOf(version)),
        labels: waypointLabel(target),
        phase: 0,
        spec: {
          selector: {
            ...citeEach(workload.selector.value, workload.selector),
            ...citeEach(version.labels, workload.versions),
          },
          ports: ports.value.map(port => ({
            name: `${port.protocol}-${port.port}`,
            port: cite(ports, port.port),
            targetPort: cite(ports, port.targetPort),
            appProtocol: appProtocols[port.protocol],
          })),
        },
      }),
    ),
    losses: [],
  };
}
