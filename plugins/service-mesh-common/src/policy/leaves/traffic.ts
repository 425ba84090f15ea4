import { z } from 'zod/v4';
import {
  abMatchSchema,
  authoritySchema,
  durationSchema,
  gatewaySchema,
  pathPrefixSchema,
  pathSchema,
  percentSchema,
  redirectSchema,
} from '../values';
import { leaf } from './leaf';

/**
 * Settings of traffic: where requests go.
 *
 * @internal
 */
export const trafficLeaves = {
  'traffic.weights': leaf(
    z
      .record(z.string().min(1), z.int().min(0).max(100))
      .refine(
        weights => Object.values(weights).reduce((a, b) => a + b, 0) === 100,
        'must sum to 100',
      ),
    'Share of requests per version, in percent; sums to 100.',
  ),
  'traffic.match': leaf(
    z.array(abMatchSchema).max(20),
    'Requests that go to a version by header or cookie; the first match wins.',
  ),
  'traffic.weightsOwner': leaf(
    z.enum(['self', 'argo-rollouts', 'flagger']),
    'Who moves the weights during a rollout: nobody but the policy (`self`), or a controller in the cluster.',
  ),
  'traffic.mirror.to': leaf(
    z.string().min(1),
    'Version that receives a copy of the requests.',
  ),
  'traffic.mirror.percent': leaf(
    percentSchema,
    'Share of requests that are copied, in percent.',
  ),
  'traffic.loadBalancing.algorithm': leaf(
    z.enum(['least-request', 'round-robin', 'random']),
    'How a Pod is chosen for each request.',
  ),
  'traffic.loadBalancing.warmup': leaf(
    durationSchema,
    'Time over which a new Pod takes up its share.',
  ),
  'traffic.loadBalancing.locality': leaf(
    z.enum(['prefer-close', 'any']),
    'Whether Pods in the zone of the caller are preferred while they are healthy.',
  ),
  'traffic.ingress.hosts': leaf(
    z.array(z.string().min(1)).min(1),
    'Host names under which users reach the service.',
  ),
  'traffic.ingress.gateway': leaf(
    gatewaySchema,
    'Gateway that serves the hosts, as Gateway/<namespace>/<name>.',
  ),
  'traffic.ingress.createGateway': leaf(
    z.boolean(),
    'Whether the gateway is rendered too.',
  ),
  'traffic.ingress.rewrite': leaf(
    z
      .strictObject({
        prefix: pathPrefixSchema.optional(),
        to: pathSchema.optional(),
        authority: authoritySchema.optional(),
      })
      .refine(
        ({ prefix, to }) => to === undefined || prefix !== undefined,
        'must name the prefix that is replaced',
      ),
    'Changes at the ingress: the path prefix under which users reach the service, what replaces it before the workload (`to`, by default `/`), and the authority.',
  ),
  'traffic.ingress.redirects': leaf(
    z.array(redirectSchema).min(1).max(50),
    'Single paths that the ingress answers with another path to ask for.',
  ),
  'traffic.ingress.cors': leaf(
    z.strictObject({
      allowOrigins: z.array(z.string()).optional(),
      allowMethods: z.array(z.string()).optional(),
      allowHeaders: z.array(z.string()).optional(),
      exposeHeaders: z.array(z.string()).optional(),
      maxAge: durationSchema.optional(),
      allowCredentials: z.boolean().optional(),
    }),
    'Cross-origin requests admitted at the ingress.',
  ),
  'traffic.fault.delay.percent': leaf(
    percentSchema,
    'Share of requests that are delayed on purpose, in percent.',
  ),
  'traffic.fault.delay.fixed': leaf(
    durationSchema,
    'Length of the delay added on purpose.',
  ),
} as const;
