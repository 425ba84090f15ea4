import {
  defineKind,
  valuesSince,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

const strings = z.array(z.string());
const labels = z.record(z.string(), z.string());

/**
 * A host that Kubernetes has no Service for, made known to the mesh.
 *
 * @internal
 */
export const ServiceEntry = defineKind({
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'ServiceEntry',
  spec: z.strictObject({
    addresses: strings.optional(),
    endpoints: z
      .array(
        z.strictObject({
          address: z.string().optional(),
          labels: labels.optional(),
          locality: z.string().optional(),
          network: z.string().optional(),
          ports: z.record(z.string(), z.int()).optional(),
          serviceAccount: z.string().optional(),
          weight: z.int().optional(),
        }),
      )
      .optional(),
    exportTo: strings.optional(),
    hosts: strings,
    location: z.enum(['MESH_EXTERNAL', 'MESH_INTERNAL']).optional(),
    ports: z
      .array(
        z.strictObject({
          name: z.string(),
          number: z.int(),
          protocol: z.string().optional(),
          targetPort: z.int().optional(),
        }),
      )
      .optional(),
    // Sidecars resolve DYNAMIC_DNS from 1.30 on.
    resolution: valuesSince(
      { DYNAMIC_DNS: '1.28' },
      z.enum(['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']),
    ).optional(),
    subjectAltNames: strings.optional(),
    workloadSelector: z.strictObject({ labels: labels.optional() }).optional(),
  }),
});
