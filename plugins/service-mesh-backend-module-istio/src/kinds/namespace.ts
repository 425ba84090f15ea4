import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

/**
 * Namespace of Kubernetes, whose labels enrol its Pods; its fields are not checked here.
 *
 * @internal
 */
export const KubernetesNamespace = defineKind({
  apiVersion: 'v1',
  alsoServed: [],
  kind: 'Namespace',
  spec: z.looseObject({}).optional(),
});
