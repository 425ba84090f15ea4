import { z } from 'zod/v4';
import { defineKind } from '../kind';
import { since } from '../since';
import { grpcRouteFilterSchema } from './filters';
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
import { headerNameSchema, matchTypeSchema, sectionNameSchema } from './values';

const serviceName = /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const methodName = /^[A-Za-z_][A-Za-z_0-9]*$/;

const methodMatch = z
  .strictObject({
    type: matchTypeSchema.optional(),
    service: z.string().max(1024).optional(),
    method: z.string().max(1024).optional(),
  })
  .refine(
    ({ service, method }) => service !== undefined || method !== undefined,
    'must name a service, a method or both',
  )
  .refine(
    ({ type, service, method }) =>
      type === 'RegularExpression' ||
      ((service === undefined || serviceName.test(service)) &&
        (method === undefined || methodName.test(method))),
    'must name a protobuf service such as shop.v1.Orders and a method such as Create',
  );

const match = z.strictObject({
  method: methodMatch.optional(),
  headers: z
    .array(
      z.strictObject({
        type: matchTypeSchema.optional(),
        name: headerNameSchema,
        value: z.string().min(1).max(4096),
      }),
    )
    .max(16)
    .optional(),
});

const filters = z.array(grpcRouteFilterSchema).max(16);

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
  sessionPersistence: since(keptSessions, sessionPersistenceSchema.optional()),
});

/**
 * GRPCRoute of the Gateway API.
 *
 * @public
 */
export const grpcRoute = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1',
  alsoServed: [],
  kind: 'GRPCRoute',
  spec: z.strictObject({
    ...commonRouteSpec,
    rules: z
      .array(rule)
      .max(16)
      .refine(withinMatchLimit, MATCH_LIMIT_MESSAGE)
      .optional(),
  }),
});
