import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { serverTls } from './gateway';
import { connectionPool } from './trafficPolicy';

const captureMode = z.enum(['DEFAULT', 'IPTABLES', 'NONE']).optional();

const port = z.strictObject({
  name: z.string().optional(),
  number: z.int().optional(),
  protocol: z.string().optional(),
  targetPort: z.int().optional(),
});

/**
 * What the proxies of a workload accept and which hosts they know. Without a workloadSelector, it holds for the namespace.
 *
 * @internal
 */
export const Sidecar = defineKind({
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'Sidecar',
  spec: z.strictObject({
    egress: z
      .array(
        z.strictObject({
          bind: z.string().optional(),
          captureMode,
          hosts: z.array(z.string()),
          port: port.optional(),
        }),
      )
      .optional(),
    inboundConnectionPool: connectionPool.optional(),
    ingress: z
      .array(
        z.strictObject({
          bind: z.string().optional(),
          captureMode,
          connectionPool: connectionPool.optional(),
          defaultEndpoint: z.string().optional(),
          port,
          tls: serverTls.optional(),
        }),
      )
      .optional(),
    outboundTrafficPolicy: z
      .strictObject({
        egressProxy: z
          .strictObject({
            host: z.string(),
            port: z.strictObject({ number: z.int().optional() }).optional(),
            subset: z.string().optional(),
          })
          .optional(),
        mode: z.enum(['REGISTRY_ONLY', 'ALLOW_ANY']).optional(),
      })
      .optional(),
    workloadSelector: z
      .strictObject({ labels: z.record(z.string(), z.string()).optional() })
      .optional(),
  }),
});
