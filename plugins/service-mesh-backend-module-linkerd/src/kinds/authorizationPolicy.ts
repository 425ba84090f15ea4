import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { localTargetRefSchema, namespacedTargetRefSchema } from './references';

/**
 * Who is authorized to use a Server, a route or the Servers of a namespace; the references hold together.
 *
 * @internal
 */
export const authorizationPolicy = defineKind({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  alsoServed: [],
  kind: 'AuthorizationPolicy',
  spec: z.strictObject({
    targetRef: localTargetRefSchema,
    requiredAuthenticationRefs: z.array(namespacedTargetRefSchema),
  }),
});
