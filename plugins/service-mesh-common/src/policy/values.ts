import { z } from 'zod/v4';

/** Milliseconds in each unit of a duration. */
const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/**
 * A duration as policy spells it: a whole number and one unit of `ms`, `s`, `m`, `h`.
 *
 * @public
 */
export const durationSchema = z
  .string()
  .regex(
    /^[1-9]\d{0,8}(ms|s|m|h)$/,
    'must be a duration such as 500ms, 5s, 2m or 1h',
  );

/**
 * The length of a policy duration in milliseconds.
 *
 * @public
 */
export function durationMs(duration: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(duration) ?? [];
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

/**
 * The size of a setting that can have an upper bound: a number, or a duration in milliseconds; `null` for anything else.
 *
 * @public
 */
export function policyMagnitude(value: unknown): number | null {
  if (typeof value === 'number') {
    return value;
  }
  const { success, data } = durationSchema.safeParse(value);
  return success ? durationMs(data) : null;
}

/**
 * A share of all requests in percent, 0 to 100.
 *
 * @public
 */
export const percentSchema = z.number().min(0).max(100);

/** Characters of a path segment that mean themselves in every mesh; dots alone would mean another segment. */
const segment = String.raw`(?!\.{1,2}(?:/|$))(?:[-\w.~!$&'()*+,;=:@]|%(?!2[fF])[0-9a-fA-F]{2})+`;

const pathLength = z.string().max(1024);

/**
 * An absolute path, without parameters.
 *
 * @public
 */
export const pathSchema = pathLength
  .regex(
    new RegExp(`^(?:/${segment})*/?$`),
    'must be an absolute path such as /orders, without parameters or empty segments',
  )
  .min(1);

/**
 * The beginning of paths: one or more whole segments.
 *
 * @public
 */
export const pathPrefixSchema = pathLength.regex(
  new RegExp(`^(?:/${segment})+$`),
  'must be one or more whole segments such as /api/orders',
);

/**
 * A path that is answered with another one to ask for.
 *
 * @public
 */
export const redirectSchema = z
  .strictObject({
    from: pathSchema,
    to: pathSchema,
    code: z.union([
      z.literal(301),
      z.literal(302),
      z.literal(303),
      z.literal(307),
      z.literal(308),
    ]),
  })
  .refine(({ from, to }) => from !== to, 'must lead to another path');

/**
 * A redirect of {@link redirectSchema}.
 *
 * @public
 */
export type Redirect = z.infer<typeof redirectSchema>;

/**
 * Conditions on which a request is sent again, in words of no mesh. `connect-failure`, `refused-stream` and
 * `reset-before-request` prove that the request was not processed; `gateway-error` is 502 to 504; the others are HTTP
 * statuses and gRPC codes.
 *
 * @public
 */
export const retryConditionSchema = z.enum([
  'connect-failure',
  'refused-stream',
  'reset-before-request',
  'gateway-error',
  '5xx',
  '429',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

/**
 * A condition of {@link retryConditionSchema}.
 *
 * @public
 */
export type RetryCondition = z.infer<typeof retryConditionSchema>;

/** The name of a header or cookie (RFC 9110 section 5.6.2). */
const tokenSchema = z
  .string()
  .regex(
    /^[-!#$%&'*+.^_`|~\w]+$/,
    'must be a name without blanks, colons and other separators',
  );

/**
 * A rule of an A/B test: requests with this header or cookie value go to that version; the first match wins.
 *
 * @public
 */
export const abMatchSchema = z.union([
  z.strictObject({
    header: tokenSchema,
    value: z.string(),
    to: z.string(),
  }),
  z.strictObject({
    cookie: tokenSchema,
    value: z.string(),
    to: z.string(),
  }),
]);

/**
 * The authority that requests are sent on with: a host, with a port or without.
 *
 * @public
 */
export const authoritySchema = z
  .string()
  .regex(
    /^[-.\w]{1,253}(:\d{1,5})?$/,
    'must be a host such as order.internal or order.internal:8080',
  );

/**
 * A gateway as `Gateway/<namespace>/<name>`.
 *
 * @public
 */
export const gatewaySchema = z
  .string()
  .regex(
    /^Gateway(\/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?){2}$/,
    'must be Gateway/<namespace>/<name>',
  );

/**
 * A rule of {@link abMatchSchema}.
 *
 * @public
 */
export type AbMatch = z.infer<typeof abMatchSchema>;

const serviceAccountSchema = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/,
    'must be namespace/name of a service account',
  );

/**
 * A caller that the catalog does not know: a service account as `namespace/name`, or an address range.
 *
 * @public
 */
export const additionalCallerSchema = z.union([
  z.strictObject({
    serviceAccount: serviceAccountSchema,
    paths: z.array(z.string().startsWith('/')).optional(),
  }),
  z.strictObject({
    cidr: z.union([z.cidrv4(), z.cidrv6()], 'must be a CIDR'),
  }),
]);

/**
 * A caller of {@link additionalCallerSchema}.
 *
 * @public
 */
export type AdditionalCaller = z.infer<typeof additionalCallerSchema>;

/**
 * A caller of every service, named once in app-config: an ingress gateway, Prometheus.
 *
 * @public
 */
export const platformCallerSchema = z.strictObject({
  name: z.string().min(1),
  /** `ingress` is admitted by exposed services only. */
  role: z.enum(['ingress', 'platform']).default('platform'),
  serviceAccount: serviceAccountSchema,
  /** Provider of the mesh it runs in; absent for every one. */
  mesh: z.string().optional(),
  paths: z.array(z.string().startsWith('/')).optional(),
});

/**
 * A caller of {@link platformCallerSchema}.
 *
 * @public
 */
export type PlatformCaller = z.infer<typeof platformCallerSchema>;

/**
 * An issuer of end-user tokens and the security schemes of API definitions that mean it.
 *
 * @public
 */
export const identityProviderSchema = z.strictObject({
  name: z.string().min(1),
  /** Names of schemes; OpenID Connect schemes are also known by their issuer. */
  schemes: z.array(z.string()).default([]),
  issuer: z.string().min(1),
  jwksUri: z.url({ protocol: /^https?$/ }).optional(),
  audiences: z.array(z.string()).default([]),
});

/**
 * An issuer of {@link identityProviderSchema}.
 *
 * @public
 */
export type IdentityProvider = z.infer<typeof identityProviderSchema>;
