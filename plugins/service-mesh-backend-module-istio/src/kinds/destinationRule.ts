import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { trafficPolicy } from './trafficPolicy';

/**
 * How connections to a host are made, and the subsets of its Pods that routes may name.
 *
 * @internal
 */
export const DestinationRule = defineKind({
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'DestinationRule',
  spec: z.strictObject({
    exportTo: z.array(z.string()).optional(),
    host: z.string(),
    subsets: z
      .array(
        z.strictObject({
          labels: z.record(z.string(), z.string()).optional(),
          name: z.string(),
          trafficPolicy: trafficPolicy.optional(),
        }),
      )
      .optional(),
    trafficPolicy: trafficPolicy.optional(),
    workloadSelector: z
      .strictObject({
        matchLabels: z.record(z.string(), z.string()).optional(),
      })
      .optional(),
  }),
});
