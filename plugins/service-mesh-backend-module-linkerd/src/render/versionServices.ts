import {
  Protocol,
  Service,
  Version,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
  objectName,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { service as serviceKind } from '../kinds';
import { metadataOf } from './metadata';
import { isMixed, routedPort } from './ports';

/** Linkerd 2.18 takes every other value, `grpc` and `http2` too, for opaque TCP. */
const appProtocols: Partial<Record<Protocol, string>> = {
  http: 'http',
  graphql: 'http',
  http2: 'kubernetes.io/h2c',
  grpc: 'kubernetes.io/h2c',
};

const purposeOf = (version: Version) =>
  version.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/**
 * The name of the Service that leads to one version.
 *
 * @internal
 */
export function versionServiceName(service: Service, version: Version): string {
  return objectName(service, purposeOf(version));
}

/**
 * One Service per version, where requests are divided between versions: Linkerd's routes choose between Services, never
 * between Pods of one.
 *
 * @internal
 */
export function renderVersionServices(input: ServiceInput): Rendering {
  const { ports, workload } = input.service;
  if (!trafficSplit(input) || !routedPort(input.service)) {
    return { manifests: [], losses: [] };
  }
  const manifests = workload.versions.value.map(version =>
    draftManifest(serviceKind, {
      ...metadataOf(input, purposeOf(version)),
      phase: 0,
      spec: {
        selector: {
          ...citeMembers(workload.selector.value, value =>
            cite(workload.selector, value),
          ),
          ...citeMembers(version.labels, value =>
            cite(workload.versions, value),
          ),
        },
        ports: ports.value.map(port => ({
          name: `${port.protocol}-${port.port}`,
          port: cite(ports, port.port),
          targetPort: cite(ports, port.targetPort),
          appProtocol:
            ports.confidence === 'assumed' || isMixed(input.service, port)
              ? undefined
              : appProtocols[port.protocol],
        })),
      },
    }),
  );
  return { manifests, losses: [] };
}

function citeMembers<T>(
  labels: Record<string, string>,
  citing: (value: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [key, citing(value)]),
  );
}
