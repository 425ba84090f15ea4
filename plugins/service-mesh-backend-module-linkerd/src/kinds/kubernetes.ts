import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

/**
 * Service of Kubernetes; its fields are not checked here.
 *
 * @internal
 */
export const service = defineKind({
  apiVersion: 'v1',
  alsoServed: [],
  kind: 'Service',
  spec: z.looseObject({}),
});

/**
 * Deployment of Kubernetes; its fields are not checked here.
 *
 * @internal
 */
export const deployment = defineKind({
  apiVersion: 'apps/v1',
  alsoServed: [],
  kind: 'Deployment',
  spec: z.looseObject({}),
});

/**
 * Namespace of Kubernetes, whose annotations its Pods take over; its fields are not checked here.
 *
 * @internal
 */
export const namespace = defineKind({
  apiVersion: 'v1',
  alsoServed: [],
  kind: 'Namespace',
  spec: z.looseObject({}).optional(),
});
