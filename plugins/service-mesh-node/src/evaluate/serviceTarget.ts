import {
  RequestTarget,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';

/**
 * Where a request to a service of the catalog goes.
 *
 * @param port - of the Service; its first one without it
 * @throws InputError for a port that the service does not have.
 * @public
 */
export function requestTarget(
  { entityRef, serviceName, namespace, ports, workload }: Service,
  { clusterDomain }: Target,
  port = ports.value[0]?.port,
): RequestTarget {
  const found = ports.value.find(candidate => candidate.port === port);
  if (!found) {
    throw new InputError(
      `${entityRef} has no port ${port}; there are: ${ports.value
        .map(candidate => candidate.port)
        .join(', ')}`,
    );
  }
  return {
    host:
      namespace.value === null
        ? serviceName.value
        : `${serviceName.value}.${namespace.value}.svc.${clusterDomain}`,
    port: found.port,
    targetPort: found.targetPort,
    labels: workload.selector.value,
    mayHaveMoreLabels: true,
  };
}
