import {
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  hasLabels,
  items,
  labels,
  members,
  otherMembers,
  Recognition,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { versionServiceName } from '../render/versionServices';

/**
 * Objects that route the requests to a service, which mean something only together.
 *
 * @internal
 */
export const ROUTING = 'routing';

const same = (a: Record<string, string>, b: Record<string, string>) =>
  hasLabels(a, b) && hasLabels(b, a);

/** Ports that backends refer to; a protocol only where one is named, since it is detected otherwise. */
const portsOf = (spec: unknown) =>
  items(members(spec).ports).flatMap(({ port, targetPort, appProtocol }) => [
    `port ${port} to ${targetPort ?? port}`,
    ...(appProtocol === undefined
      ? []
      : [`protocol ${appProtocol} on ${port}`]),
  ]);

/**
 * Reads the Services that lead to one version each: those that select the Pods of the service with the labels of a version.
 *
 * @returns the versions by name of the Service, and what is read of them
 * @internal
 */
export function readVersionServices(
  objects: readonly KubernetesObject[],
  service: Service,
): { versions: Map<string, string>; recognitions: Recognition[] } {
  const { selector, versions } = service.workload;
  const found = objects.flatMap(object => {
    const selected = labels(members(object.spec).selector);
    const version = versions.value.find(each =>
      same(selected, { ...selector.value, ...each.labels }),
    );
    return object.kind === 'Service' &&
      object.apiVersion === 'v1' &&
      object.metadata.namespace === service.namespace.value &&
      object.metadata.name !== service.serviceName.value &&
      version
      ? [{ object, version }]
      : [];
  });
  return {
    versions: new Map(
      found.map(({ object, version }) => [object.metadata.name, version.name]),
    ),
    recognitions: found.map(({ object, version }) => ({
      object,
      counterpart: {
        kind: 'Service',
        name: versionServiceName(service, version),
      },
      together: ROUTING,
      settings: [],
      facts: {},
      names: portsOf(object.spec),
      obstacles: otherMembers(
        members(object.spec),
        ['selector', 'ports'],
        '/spec',
      ).filter(
        ({ pointer }) =>
          pointer !== '/spec/type' || members(object.spec).type !== 'ClusterIP',
      ),
      remarks: [],
    })),
  };
}
