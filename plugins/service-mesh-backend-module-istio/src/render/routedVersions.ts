import {
  Service,
  Version,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectName,
  ServiceInput,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpPorts } from './ports';

/**
 * What the Service of a version is for; the end of its name.
 *
 * @internal
 */
export const purposeOf = (version: Version) =>
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
 * The versions that routes of the Gateway API name; empty where requests are not divided.
 *
 * @internal
 */
export function routedVersions(input: ServiceInput): Version[] {
  return trafficSplit(input) && httpPorts(input.service).length > 0
    ? input.service.workload.versions.value
    : [];
}
