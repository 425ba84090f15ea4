import { since } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

const strings = z.array(z.string());
const stringMap = z.record(z.string(), z.string());
const percentage = z.strictObject({ value: z.number().optional() });
const port = z.strictObject({ number: z.int().optional() });

const stringMatch = z.strictObject({
  exact: z.string().optional(),
  prefix: z.string().optional(),
  regex: z.string().optional(),
});

const stringMatches = z.record(z.string(), stringMatch);

/**
 * Where a route leads: a host, one of its ports, and a subset of its Pods that a DestinationRule names.
 *
 * @internal
 */
export const destination = z.strictObject({
  host: z.string(),
  port: port.optional(),
  subset: z.string().optional(),
});

const headerOperations = z.strictObject({
  add: stringMap.optional(),
  remove: strings.optional(),
  set: stringMap.optional(),
});

const headers = z.strictObject({
  request: headerOperations.optional(),
  response: headerOperations.optional(),
});

const match = z.strictObject({
  authority: stringMatch.optional(),
  gateways: strings.optional(),
  headers: stringMatches.optional(),
  ignoreUriCase: z.boolean().optional(),
  method: stringMatch.optional(),
  name: z.string().optional(),
  port: z.int().optional(),
  queryParams: stringMatches.optional(),
  scheme: stringMatch.optional(),
  sourceLabels: stringMap.optional(),
  sourceNamespace: z.string().optional(),
  statPrefix: z.string().optional(),
  uri: stringMatch.optional(),
  withoutHeaders: z.record(z.string(), stringMatch.nullable()).optional(),
});

const corsPolicy = z.strictObject({
  allowCredentials: z.boolean().nullish(),
  allowHeaders: strings.optional(),
  allowMethods: strings.optional(),
  allowOrigin: strings.optional(),
  allowOrigins: z.array(stringMatch).optional(),
  exposeHeaders: strings.optional(),
  maxAge: z.string().optional(),
  unmatchedPreflights: z.enum(['UNSPECIFIED', 'FORWARD', 'IGNORE']).optional(),
});

const fault = z.strictObject({
  abort: z
    .strictObject({
      grpcStatus: z.string().optional(),
      http2Error: z.string().optional(),
      httpStatus: z.int().optional(),
      percentage: percentage.optional(),
    })
    .optional(),
  delay: z
    .strictObject({
      exponentialDelay: z.string().optional(),
      fixedDelay: z.string().optional(),
      percent: z.int().optional(),
      percentage: percentage.optional(),
    })
    .optional(),
});

const retries = z.strictObject({
  attempts: z.int().optional(),
  backoff: since('1.26', z.string().optional()),
  perTryTimeout: z.string().optional(),
  retryIgnorePreviousHosts: since('1.26', z.boolean().nullish()),
  retryOn: z.string().optional(),
  retryRemoteLocalities: z.boolean().nullish(),
});

/**
 * A rule of `VirtualService.spec.http`.
 *
 * @internal
 */
export const httpRoute = z.strictObject({
  corsPolicy: corsPolicy.optional(),
  delegate: z
    .strictObject({
      name: z.string().optional(),
      namespace: z.string().optional(),
    })
    .optional(),
  directResponse: z
    .strictObject({
      body: z
        .strictObject({
          bytes: z.string().optional(),
          string: z.string().optional(),
        })
        .optional(),
      status: z.int(),
    })
    .optional(),
  fault: fault.optional(),
  headers: headers.optional(),
  match: z.array(match).optional(),
  mirror: destination.optional(),
  mirror_percent: z.int().nullish(),
  mirrorPercent: z.int().nullish(),
  mirrorPercentage: percentage.optional(),
  mirrors: z
    .array(z.strictObject({ destination, percentage: percentage.optional() }))
    .optional(),
  name: z.string().optional(),
  redirect: z
    .strictObject({
      authority: z.string().optional(),
      derivePort: z
        .enum(['FROM_PROTOCOL_DEFAULT', 'FROM_REQUEST_PORT'])
        .optional(),
      port: z.int().optional(),
      prefixRewrite: since('1.31', z.string().optional()),
      redirectCode: z.int().optional(),
      scheme: z.string().optional(),
      uri: z.string().optional(),
    })
    .optional(),
  retries: retries.optional(),
  rewrite: z
    .strictObject({
      authority: z.string().optional(),
      uri: z.string().optional(),
      uriRegexRewrite: z
        .strictObject({
          match: z.string().optional(),
          rewrite: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  route: z
    .array(
      z.strictObject({
        destination,
        headers: headers.optional(),
        weight: z.int().optional(),
      }),
    )
    .optional(),
  timeout: z.string().optional(),
});

/**
 * A rule of `VirtualService.spec.http` as a type.
 *
 * @internal
 */
export type HttpRoute = z.infer<typeof httpRoute>;

/**
 * A condition of a rule of `VirtualService.spec.http`; all its members must hold.
 *
 * @internal
 */
export type HttpMatch = z.infer<typeof match>;
