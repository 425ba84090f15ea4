import {
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  members,
  objectName,
  Recognition,
  serviceHost,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ROUTING } from './versionServices';

/**
 * Objects about a service that are not read. A ServiceProfile switches off all routes, so that none is generated beside one.
 *
 * @param servers - names of the Servers of the service
 * @internal
 */
export function unreadObjects(
  object: KubernetesObject,
  service: Service,
  target: Target,
  servers: readonly string[],
): Recognition[] {
  const { apiVersion, kind, metadata, spec } = object;
  const isProfile =
    kind === 'ServiceProfile' &&
    apiVersion.startsWith('linkerd.io/') &&
    metadata.name === serviceHost(service, target);
  const { name } = members(members(spec).targetRef);
  const isLimit =
    kind === 'HTTPLocalRateLimitPolicy' &&
    apiVersion.startsWith('policy.linkerd.io/') &&
    metadata.namespace === service.namespace.value &&
    servers.includes(String(name));
  return isProfile || isLimit
    ? [
        {
          object,
          counterpart: isProfile
            ? { kind, name: metadata.name }
            : { kind, name: objectName(service) },
          ...(isProfile ? { together: ROUTING } : {}),
          settings: [],
          facts: {},
          obstacles: [
            {
              pointer: '/spec',
              reason: `objects of the kind ${kind} are not read`,
            },
          ],
          remarks: [],
        },
      ]
    : [];
}
