import { z } from 'zod/v4';
import { defineKind } from '../kind';
import { since } from '../since';
import { httpRouteFilterSchema } from './filters';
import {
  MATCH_LIMIT_MESSAGE,
  SERVICE_PORT_MESSAGE,
  backendObjectReference,
  commonRouteSpec,
  hasServicePort,
  keptSessions,
  namedRules,
  sessionPersistenceSchema,
  weightSchema,
  withinMatchLimit,
} from './route';
import {
  gatewayDurationSchema,
  headerNameSchema,
  headerValueSchema,
  matchTypeSchema,
  sectionNameSchema,
} from './values';

/**
 * The methods that a match of an HTTPRoute can name.
 *
 * @public
 */
export const httpRouteMethods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
] as const;

const plainPath = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;
const ambiguousPath = /\/\/|\/\.\.?(\/|$)|%2f/i;

/**
 * Whether an HTTPRoute can match a path as `Exact` or `PathPrefix`: absolute, without empty, dot or encoded-slash
 * segments, and of plain characters (CEL rules of Gateway API 1.0).
 *
 * @public
 */
export function isHttpRoutePath(path: string): boolean {
  return (
    path.startsWith('/') && plainPath.test(path) && !ambiguousPath.test(path)
  );
}

/**
 * Whether an HTTPRoute can match a header of this name and value.
 *
 * @public
 */
export function isHttpRouteHeader(name: string, value: string): boolean {
  return (
    headerNameSchema.safeParse(name).success &&
    headerValueSchema.safeParse(value).success
  );
}

const pathMatch = z
  .strictObject({
    type: z.enum(['Exact', 'PathPrefix', 'RegularExpression']).optional(),
    value: z.string().max(1024).optional(),
  })
  .refine(
    ({ type, value = '/' }) =>
      type === 'RegularExpression' || isHttpRoutePath(value),
    {
      path: ['value'],
      message:
        'must be an absolute path of plain characters without empty or dot segments',
    },
  );

const match = z.strictObject({
  path: pathMatch.optional(),
  headers: z
    .array(
      z.strictObject({
        type: matchTypeSchema.optional(),
        name: headerNameSchema,
        value: headerValueSchema,
      }),
    )
    .max(16)
    .optional(),
  queryParams: z
    .array(
      z.strictObject({
        type: matchTypeSchema.optional(),
        name: headerNameSchema,
        value: z.string().min(1).max(1024),
      }),
    )
    .max(16)
    .optional(),
  method: z.enum(httpRouteMethods).optional(),
});

const filters = z.array(httpRouteFilterSchema).max(16);

const backendRef = z
  .strictObject({
    ...backendObjectReference,
    weight: weightSchema.optional(),
    filters: filters.optional(),
  })
  .refine(hasServicePort, SERVICE_PORT_MESSAGE);

const rule = z.strictObject({
  name: since(namedRules, sectionNameSchema.optional()),
  matches: z.array(match).max(64).optional(),
  filters: filters.optional(),
  backendRefs: z.array(backendRef).max(16).optional(),
  /** GEP-1742. */
  timeouts: since(
    { experimental: '1.0', standard: '1.2' },
    z
      .strictObject({
        request: gatewayDurationSchema.optional(),
        backendRequest: gatewayDurationSchema.optional(),
      })
      .optional(),
  ),
  /** GEP-1731. */
  retry: since(
    { experimental: '1.2' },
    z
      .strictObject({
        codes: z.array(z.int()).optional(),
        attempts: z.int().optional(),
        backoff: gatewayDurationSchema.optional(),
      })
      .optional(),
  ),
  sessionPersistence: since(keptSessions, sessionPersistenceSchema.optional()),
});

/**
 * HTTPRoute of the Gateway API.
 *
 * @public
 */
export const httpRoute = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1',
  alsoServed: ['gateway.networking.k8s.io/v1beta1'],
  kind: 'HTTPRoute',
  spec: z.strictObject({
    ...commonRouteSpec,
    rules: z
      .array(rule)
      .min(1)
      .max(16)
      .refine(withinMatchLimit, MATCH_LIMIT_MESSAGE)
      .optional(),
  }),
});
