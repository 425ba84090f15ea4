import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

const selector = z.strictObject({
  matchLabels: z.record(z.string(), z.string()).optional(),
  matchExpressions: z
    .array(
      z.strictObject({
        key: z.string(),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

/**
 * A port of a workload, and who may use it (Linkerd 2.18: policy.linkerd.io/v1beta3).
 *
 * @internal
 */
export const server = defineKind({
  apiVersion: 'policy.linkerd.io/v1beta3',
  alsoServed: [
    'policy.linkerd.io/v1beta2',
    'policy.linkerd.io/v1beta1',
    'policy.linkerd.io/v1alpha1',
  ],
  kind: 'Server',
  spec: z
    .strictObject({
      podSelector: selector.optional(),
      externalWorkloadSelector: selector.optional(),
      port: z.union([z.int().min(1).max(65535), z.string().min(1)]),
      proxyProtocol: z
        .enum(['unknown', 'HTTP/1', 'HTTP/2', 'gRPC', 'opaque', 'TLS'])
        .optional(),
      accessPolicy: z
        .enum([
          'all-authenticated',
          'all-unauthenticated',
          'cluster-authenticated',
          'cluster-unauthenticated',
          'deny',
          'audit',
        ])
        .optional(),
    })
    .refine(
      spec =>
        (spec.podSelector === undefined) !==
        (spec.externalWorkloadSelector === undefined),
      'must have either podSelector or externalWorkloadSelector',
    ),
});
