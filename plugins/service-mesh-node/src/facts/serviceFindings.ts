import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { factFinding } from './finding';
import {
  nameOf,
  namespaceOf,
  ServiceManifest,
  WorkloadManifest,
} from './manifests';
import { isAddressable, selects } from './selection';

/** Kubernetes 1.34: the API server's own Service, which selects nothing in every cluster. */
const isApiServer = (service: ServiceManifest) =>
  service.object.metadata.name === 'kubernetes' &&
  namespaceOf(service) === 'default';

/**
 * Says why no facts are read from a Service that has no address of its own, or does not lead to Pods.
 *
 * @internal
 */
export function unusableServices(
  services: readonly ServiceManifest[],
): Finding[] {
  return services
    .filter(service => !isAddressable(service) && !isApiServer(service))
    .map(service => {
      const { type, clusterIP } = service.spec;
      const name = nameOf(service);
      if (type === 'ExternalName') {
        return factFinding(service, '/spec/externalName', {
          code: 'catalog/service-external-name',
          severity: 'info',
          message: `${name} is an alias of a name elsewhere (ExternalName), so no facts are read from it. Declare its target as a Resource that the component depends on.`,
        });
      }
      return clusterIP === 'None'
        ? factFinding(service, '/spec/clusterIP', {
            code: 'catalog/service-headless',
            severity: 'info',
            message: `${name} is headless, so no facts are read from it: callers address its Pods one by one. State mesh-configurator.io/service and ports by hand if it is the one that callers use.`,
          })
        : factFinding(service, '/spec/selector', {
            code: 'catalog/service-without-selector',
            severity: 'info',
            message: `${name} has no selector, so nothing tells which Pods it leads to and no facts are read from it.`,
          });
    });
}

/**
 * Services that lead to several workloads which are no versions of each other.
 *
 * @param groups - the workloads of each service
 * @internal
 */
export function mixedServices(
  services: readonly ServiceManifest[],
  groups: readonly { workloads: WorkloadManifest[] }[],
): Finding[] {
  return services.filter(isAddressable).flatMap(service => {
    const selected = groups.filter(({ workloads }) =>
      workloads.some(workload => selects(service, workload)),
    );
    const names = selected.map(({ workloads }) => nameOf(workloads[0]));
    return selected.length > 1
      ? factFinding(
          service,
          '/spec/selector',
          {
            code: 'catalog/service-selects-several',
            message: `${nameOf(service)} selects the Pods of ${names.join(
              ', ',
            )}, which do not differ in one label such as version. A request may reach any of them: narrow the selector, or label the versions.`,
            params: { workloads: names },
          },
          selected.map(({ workloads }) => workloads[0]),
        )
      : [];
  });
}
