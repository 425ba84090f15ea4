import { z } from 'zod/v4';
import {
  abMatchSchema,
  additionalCallerSchema,
  authoritySchema,
  durationSchema,
  gatewaySchema,
  pathPrefixSchema,
  pathSchema,
  percentSchema,
  redirectSchema,
  retryConditionSchema,
} from './values';

/** One setting of the policy: its values, what it means, and whether one API or operation may set it. */
interface Leaf<S extends z.ZodType> {
  schema: S;
  description: string;
  perOperation: boolean;
}

const leaf = <S extends z.ZodType>(
  schema: S,
  description: string,
): Leaf<S> => ({
  schema,
  description,
  perOperation: false,
});

const operationLeaf = <S extends z.ZodType>(
  schema: S,
  description: string,
): Leaf<S> => ({ ...leaf(schema, description), perOperation: true });

const names = z.record(z.string().min(1), z.string().min(1));

/**
 * Every setting of the policy. It is the one source of the policy's schema, types, scopes and reference.
 *
 * @public
 */
export const policyLeaves = {
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
  'resilience.timeout': operationLeaf(
    z.union([durationSchema, z.literal('none')]),
    'Time for a request with all its retries; `none` for no limit.',
  ),
  'resilience.retries.attempts': operationLeaf(
    z.int().min(0).max(10),
    'Number of retries after the first try; 0 for none.',
  ),
  'resilience.retries.perTryTimeout': operationLeaf(
    durationSchema,
    'Time for one try.',
  ),
  'resilience.retries.on': operationLeaf(
    z.array(retryConditionSchema).min(1),
    'Conditions on which a request is sent again.',
  ),
  'resilience.retries.budget': operationLeaf(
    percentSchema,
    'Most retries at a time, in percent of the active requests.',
  ),
  'resilience.circuitBreaker.consecutiveErrors': leaf(
    z.int().min(1),
    'Server errors in a row after which a Pod is left out.',
  ),
  'resilience.circuitBreaker.interval': leaf(
    durationSchema,
    'Time between two looks at the Pods.',
  ),
  'resilience.circuitBreaker.ejection': leaf(
    durationSchema,
    'Least time that a Pod is left out.',
  ),
  'resilience.circuitBreaker.maxConnections': leaf(
    z.int().min(1),
    'Most TCP connections to the service; no limit unless set.',
  ),
  'resilience.circuitBreaker.maxPendingRequests': leaf(
    z.int().min(1),
    'Most requests waiting for a connection; no limit unless set.',
  ),
  'resilience.rateLimit.requestsPerSecond': operationLeaf(
    z.int().min(1),
    'Requests admitted per second.',
  ),
  'security.stage': leaf(
    z.enum(['audit', 'enforce']),
    'Whether policies that deny only report (`audit`) or act (`enforce`).',
  ),
  'security.mtls': leaf(
    z.enum(['strict', 'permissive']),
    'Whether plaintext is refused; rendered only at stage `enforce`.',
  ),
  'security.callers.mode': operationLeaf(
    z.enum(['declared', 'none', 'any']),
    'Who may call: those the catalog declares, nobody, or everybody.',
  ),
  'security.callers.additional': operationLeaf(
    z.array(additionalCallerSchema),
    'Callers that the catalog does not know.',
  ),
  'security.callers.granularity': operationLeaf(
    z.enum(['service', 'operation']),
    'Whether a caller is admitted to the service or to single operations.',
  ),
  'security.endUser.require': operationLeaf(
    z.enum(['edge', 'everywhere', 'never']),
    'Where a token that the definition asks for is required: on requests through the ingress, on all, on none.',
  ),
  'security.egress': leaf(
    z.enum(['declared', 'any']),
    'What the service may call: its declared dependencies, or anything.',
  ),
  'observability.tracing.sampling': leaf(
    percentSchema,
    'Share of requests that are traced, in percent.',
  ),
  'observability.tracing.tags': leaf(
    names,
    'Literal tags added to every span.',
  ),
  'observability.accessLog': leaf(
    z.enum(['off', 'errors', 'all']),
    'Which requests are written to the access log.',
  ),
  'observability.metrics.tags': leaf(
    names,
    'Tags added to request metrics, as expressions of the mesh.',
  ),
  'observability.slo.availability': leaf(
    percentSchema,
    'Objective: share of requests answered without a server error over 30 days, in percent.',
  ),
  'observability.slo.latency': leaf(
    durationSchema,
    'Objective: time within which 99 % of the requests are answered.',
  ),
} as const;

/**
 * The name of a policy setting, for example `resilience.timeout`.
 *
 * @public
 */
export type PolicyLeaf = keyof typeof policyLeaves;

/**
 * The value of each policy setting.
 *
 * @public
 */
export type PolicyValues = {
  [L in PolicyLeaf]: z.infer<(typeof policyLeaves)[L]['schema']>;
};

/**
 * The names of all policy settings, in the order of the reference.
 *
 * @public
 */
export const policyLeafNames = Object.keys(policyLeaves) as PolicyLeaf[];

/**
 * Whether a name is that of a policy setting.
 *
 * @public
 */
export function isPolicyLeaf(name: string): name is PolicyLeaf {
  return Object.hasOwn(policyLeaves, name);
}

/**
 * Whether a name is that of a branch of policy settings, for example `resilience` or `resilience.retries`.
 *
 * @public
 */
export function isPolicyBranch(name: string): boolean {
  return policyLeafNames.some(known => known.startsWith(`${name}.`));
}
