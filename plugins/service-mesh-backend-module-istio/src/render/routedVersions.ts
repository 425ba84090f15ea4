import {
  Service,
  Sourced,
  Target,
  Version,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectName,
  ServiceInput,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { knowsFilter } from './gatewayApi';
import { mirroredVersion } from './mirror';
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
 * The version to which an HTTPRoute sends copies of the requests; `null` for none, and where it cannot say their share.
 *
 * @internal
 */
export function copiedVersion(
  input: ServiceInput,
  target: Target,
): Sourced<Version> | null {
  const percent = input.policy.service['traffic.mirror.percent']?.value ?? 100;
  return percent === 100 || knowsFilter(target, 'requestMirror.percent')
    ? mirroredVersion(input)
    : null;
}

/**
 * The versions that routes of the Gateway API name: all where requests are divided, else the one that receives copies.
 *
 * @internal
 */
export function routedVersions(input: ServiceInput, target: Target): Version[] {
  if (httpPorts(input.service).length === 0) {
    return [];
  }
  if (trafficSplit(input)) {
    return input.service.workload.versions.value;
  }
  const copied = copiedVersion(input, target);
  return copied ? [copied.value] : [];
}
