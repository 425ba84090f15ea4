/**
 * Reads existing objects back into policy: what rendering does, the other way round. What no setting says is told, and never
 * guessed at.
 */
import {
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  RecognisedService,
  Recognition,
  withoutRivals,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { recogniseCallers } from './callers';
import { recogniseDeployment, recogniseService } from './patched';
import { recogniseRoutes } from './routes';
import { unreadObjects } from './unread';
import { readVersionServices } from './versionServices';

/**
 * Reads what existing objects say about a service.
 *
 * @internal
 */
export function recognise(
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
): RecognisedService {
  const { versions, recognitions } = readVersionServices(objects, service);
  const callers = recogniseCallers(objects, service, target);
  const servers = callers
    .filter(({ object }) => object.kind === 'Server')
    .map(({ object }) => object.metadata.name);
  const found: Recognition[] = [
    ...recognitions,
    ...recogniseRoutes(objects, service, target, versions),
    ...callers,
    ...objects.flatMap(object => [
      ...recogniseService(object, service),
      ...recogniseDeployment(object, service),
      ...unreadObjects(object, service, target, servers),
    ]),
  ];
  return { recognitions: withoutRivals(found), silent: [] };
}
