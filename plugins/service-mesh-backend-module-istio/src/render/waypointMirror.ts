import {
  Loss,
  Port,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { filterNeeds } from './gatewayApi';
import { mirroredVersion } from './mirror';
import { httpPorts } from './ports';
import { copiedVersion, versionServiceName } from './routedVersions';

/** An HTTPRoute counts whole percents; parts of one are a fraction. */
const PARTS_OF_PERCENT = 10_000;

function share(percent: Sourced<number> | undefined) {
  if (!percent) {
    return {};
  }
  return Number.isInteger(percent.value)
    ? { percent: cite(percent) }
    : {
        fraction: {
          numerator: cite(
            percent,
            Math.round(percent.value * PARTS_OF_PERCENT),
          ),
          denominator: 100 * PARTS_OF_PERCENT,
        },
      };
}

/**
 * The filter that sends copies of a rule's requests to the Service of a version: of all where the policy names no share.
 *
 * @internal
 */
export function mirrorFilters(
  input: ServiceInput,
  target: Target,
  { port }: Port,
) {
  const { service, policy } = input;
  const version = copiedVersion(input, target);
  const percent = policy.service['traffic.mirror.percent'];
  return version
    ? [
        {
          type: 'RequestMirror' as const,
          requestMirror: {
            backendRef: {
              name: cite(version, versionServiceName(service, version.value)),
              port: cite(service.ports, port),
            },
            ...share(percent?.value === 100 ? undefined : percent),
          },
        },
      ]
    : undefined;
}

/**
 * A share of copies that the HTTPRoutes of the target cannot say, as a loss.
 *
 * @internal
 */
export function mirrorLosses(input: ServiceInput, target: Target): Loss[] {
  const isWanted =
    mirroredVersion(input) !== null && httpPorts(input.service).length > 0;
  return isWanted && copiedVersion(input, target) === null
    ? [
        {
          mesh: target.mesh,
          leaf: 'traffic.mirror.percent',
          scope: {},
          reason:
            'An HTTPRoute of the target copies all requests or none, so that none are copied.',
          alternative: `Upgrade to ${filterNeeds(
            'requestMirror.percent',
          )}, or copy all requests.`,
        },
      ]
    : [];
}
