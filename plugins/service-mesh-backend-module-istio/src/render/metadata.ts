import { Service } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ManifestDraft,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Name and namespace of an object of a service's bundle.
 *
 * @internal
 */
export function metadata(
  service: Service,
  purpose?: string,
): Pick<ManifestDraft, 'name' | 'namespace'> {
  const { namespace } = service;
  return {
    name: cite(service.serviceName, objectName(service, purpose)),
    namespace:
      namespace.value === null ? undefined : cite(namespace, namespace.value),
  };
}

/**
 * Selects the Pods of a service.
 *
 * @internal
 */
export function podSelector(service: Service) {
  return { matchLabels: cite(service.workload.selector) };
}
