import {
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Recognition } from '@mesh-configurator/backstage-plugin-service-mesh-node';

export {
  obstacle,
  otherMembers,
  together,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
export type { Reading } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Reads an object of one kind; `null` for one that is not about the service.
 *
 * @internal
 */
export type Reader = (
  object: KubernetesObject,
  service: Service,
  target: Target,
) => Recognition | null;
