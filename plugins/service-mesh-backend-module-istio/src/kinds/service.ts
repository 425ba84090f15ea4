import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

/**
 * Service of Kubernetes; its fields are not checked here.
 *
 * @internal
 */
export const KubernetesService = defineKind({
  apiVersion: 'v1',
  alsoServed: [],
  kind: 'Service',
  spec: z.looseObject({}).optional(),
});
