import {
  Port,
  Sourced,
  Target,
  Version,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { destination } from './trafficSplit';

/**
 * The version that receives a copy of the requests; `null` where the policy names none that the component has.
 *
 * @internal
 */
export function mirroredVersion(input: ServiceInput): Sourced<Version> | null {
  const to = input.policy.service['traffic.mirror.to'];
  const version = input.service.workload.versions.value.find(
    candidate => candidate.name === to?.value,
  );
  return to && version ? { value: version, origin: to.origin } : null;
}

/**
 * The copies of a route's requests: of all where the policy names no share.
 *
 * @internal
 */
export function mirrors(input: ServiceInput, target: Target, port: Port) {
  const version = mirroredVersion(input);
  const percent = input.policy.service['traffic.mirror.percent'];
  return (
    version && [
      {
        destination: destination(input, target, port, version),
        percentage: { value: percent ? cite(percent) : 100 },
      },
    ]
  );
}
