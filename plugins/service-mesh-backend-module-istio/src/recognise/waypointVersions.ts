import {
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Recognition,
  serviceHost,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../hosts';
import { members } from '../lenient';
import { versionServiceName } from '../render/routedVersions';
import { ROUTING } from './waypointRoutes';

/**
 * The Service of a version, or the DestinationRule for it. They are not read, and stay with the routes that lead to them.
 *
 * @internal
 */
export function recogniseVersions(
  object: KubernetesObject,
  service: Service,
  target: Target,
): Recognition[] {
  const { kind, metadata, spec } = object;
  const { namespace = '', name } = metadata;
  const hostOf = (of: string) =>
    normalHost(
      serviceHost(
        { ...service, serviceName: { ...service.serviceName, value: of } },
        target,
      ),
      '',
    );
  const version = service.workload.versions.value
    .map(each => versionServiceName(service, each))
    .find(each =>
      kind === 'Service'
        ? name === each && namespace === service.namespace.value
        : kind === 'DestinationRule' &&
          normalHost(String(members(spec).host), namespace) === hostOf(each),
    );
  return version === undefined
    ? []
    : [
        {
          object,
          counterpart: { kind, name: version },
          together: ROUTING,
          settings: [],
          facts: {},
          obstacles: [
            {
              pointer: '/spec',
              reason: 'what is for a single version is not read for ambient',
            },
          ],
          remarks: [],
        },
      ];
}
