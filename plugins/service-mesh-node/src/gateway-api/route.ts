import { z } from 'zod/v4';
import { Since, since } from '../since';
import {
  gatewayDurationSchema,
  groupSchema,
  headerNameSchema,
  hostnameSchema,
  kindSchema,
  nameSchema,
  namespaceSchema,
  portSchema,
  sectionNameSchema,
} from './values';

/** What a route attaches to; without group and kind it is a Gateway. */
const parentRefSchema = z.strictObject({
  group: groupSchema.optional(),
  kind: kindSchema.optional(),
  namespace: namespaceSchema.optional(),
  name: nameSchema,
  sectionName: sectionNameSchema.optional(),
  /** GEP-957. */
  port: since({ experimental: '0.7', standard: '1.1' }, portSchema.optional()),
});

/**
 * The members that every route with host names has beside its rules.
 *
 * @internal
 */
export const commonRouteSpec = {
  parentRefs: z.array(parentRefSchema).max(32).optional(),
  hostnames: z.array(hostnameSchema).max(16).optional(),
  /** GEP-3793. */
  useDefaultGateways: since(
    { experimental: '1.4' },
    z.enum(['All', 'None']).optional(),
  ),
};

/**
 * The fields that name a backend; without group and kind it is a Service.
 *
 * @internal
 */
export const backendObjectReference = {
  group: groupSchema.optional(),
  kind: kindSchema.optional(),
  name: nameSchema,
  namespace: namespaceSchema.optional(),
  port: portSchema.optional(),
};

/**
 * A Service is not named without its port (CEL rule of the CustomResourceDefinitions).
 *
 * @internal
 */
export function hasServicePort(ref: {
  group?: string;
  kind?: string;
  port?: number;
}): boolean {
  const isService = !ref.group && (ref.kind ?? 'Service') === 'Service';
  return !isService || ref.port !== undefined;
}

/**
 * What {@link hasServicePort} asks for.
 *
 * @internal
 */
export const SERVICE_PORT_MESSAGE = 'must have a port, since it is a Service';

/**
 * Relative share of requests of a backend.
 *
 * @internal
 */
export const weightSchema = z.int().min(0).max(1_000_000);

/**
 * The CEL limit on the matches of all rules together.
 *
 * @internal
 */
export function withinMatchLimit(
  rules: { matches?: readonly unknown[] }[],
): boolean {
  return (
    rules.reduce((sum, rule) => sum + (rule.matches?.length ?? 0), 0) <= 128
  );
}

/**
 * What {@link withinMatchLimit} asks for.
 *
 * @internal
 */
export const MATCH_LIMIT_MESSAGE =
  'must have at most 128 matches in all rules together';

/**
 * Rules have names (GEP-995).
 *
 * @internal
 */
export const namedRules: Since = { experimental: '1.2', standard: '1.4' };

/**
 * Rules keep sessions (GEP-1619).
 *
 * @internal
 */
export const keptSessions: Since = { experimental: '1.1' };

/**
 * Requests of one session go to one backend.
 *
 * @internal
 */
export const sessionPersistenceSchema = z.strictObject({
  type: z.enum(['Cookie', 'Header']).optional(),
  absoluteTimeout: gatewayDurationSchema.optional(),
  cookie: z
    .strictObject({
      lifetimeType: z.enum(['Permanent', 'Session']).optional(),
      name: headerNameSchema.optional(),
      path: z.string().max(1024).optional(),
    })
    .optional(),
  header: z.strictObject({ name: headerNameSchema }).optional(),
});
