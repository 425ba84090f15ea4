import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { networkSchema } from './networks';

/**
 * Clients by the address they call from; at least one network (policy webhook of Linkerd 2.18).
 *
 * @internal
 */
export const networkAuthentication = defineKind({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  alsoServed: [],
  kind: 'NetworkAuthentication',
  spec: z.strictObject({ networks: z.array(networkSchema).min(1) }),
});
