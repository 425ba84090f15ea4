import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

const requestsPerSecond = z.int().min(1).max(4_294_967_295);
const limit = z.strictObject({ requestsPerSecond });

const clientRef = z.strictObject({
  group: z.enum(['', 'core']).optional(),
  kind: z.literal('ServiceAccount'),
  namespace: z.string().min(1).max(63).optional(),
  name: z.string().min(1).max(253),
});

/**
 * Requests per second that each proxy in front of a Server admits.
 *
 * @internal
 */
export const httpLocalRateLimitPolicy = defineKind({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  alsoServed: [],
  kind: 'HTTPLocalRateLimitPolicy',
  spec: z
    .strictObject({
      targetRef: z.strictObject({
        group: z.literal('policy.linkerd.io'),
        kind: z.literal('Server'),
        name: z.string().min(1).max(253),
      }),
      total: limit.optional(),
      identity: limit.optional(),
      overrides: z
        .array(limit.extend({ clientRefs: z.array(clientRef) }))
        .optional(),
    })
    .refine(
      ({ total, identity, overrides = [] }) =>
        total === undefined ||
        [identity, ...overrides].every(
          other =>
            other === undefined ||
            other.requestsPerSecond <= total.requestsPerSecond,
        ),
      'must not admit more to one client than in total',
    ),
});
