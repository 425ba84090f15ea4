import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { networkSchema } from './networks';

/**
 * Destinations outside the cluster, and whether calls that no route takes may go there (Linkerd 2.17). Without networks it is
 * everything that is no network of the cluster.
 *
 * @internal
 */
export const egressNetwork = defineKind({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  alsoServed: [],
  kind: 'EgressNetwork',
  spec: z.strictObject({
    networks: z.array(networkSchema).min(1).optional(),
    trafficPolicy: z.enum(['Allow', 'Deny']),
  }),
});
