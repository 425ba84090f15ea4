import { createHash } from 'node:crypto';
import {
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const MAX_NAME = 63;

/**
 * The name of a rendered object: the Service's name where it is the one of its kind, else with what it is for. Names over
 * 63 characters are cut and ended by 8 hex digits of a hash of the whole.
 *
 * @public
 */
export function objectName(service: Service, purpose?: string): string {
  const name = purpose
    ? `${service.serviceName.value}-${purpose}`
    : service.serviceName.value;
  if (name.length <= MAX_NAME) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, MAX_NAME - 9).replace(/[-.]+$/, '')}-${hash}`;
}

/**
 * The DNS name of a service in its cluster; the bare name of the Service where its namespace is unknown.
 *
 * @public
 */
export function serviceHost(
  service: Pick<Service, 'serviceName' | 'namespace'>,
  target: Target,
): string {
  const { serviceName, namespace } = service;
  return namespace.value === null
    ? serviceName.value
    : `${serviceName.value}.${namespace.value}.svc.${target.clusterDomain}`;
}
