import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { goDurationNs } from './goDuration';

const goDuration = z
  .string()
  .refine(
    text => goDurationNs(text) !== null,
    'must be a duration of Go such as 500ms or 1m30s',
  );

const hasField = (value: object) => Object.keys(value).length > 0;
const FIELD_MESSAGE = 'must have a field set';

interface RequestMatch {
  all?: RequestMatch[];
  any?: RequestMatch[];
  not?: RequestMatch;
  method?: string;
  pathRegex?: string;
}

const requestMatch: z.ZodType<RequestMatch> = z.lazy(() =>
  z
    .strictObject({
      all: z.array(requestMatch).optional(),
      any: z.array(requestMatch).optional(),
      not: requestMatch.optional(),
      method: z.string().optional(),
      pathRegex: z.string().optional(),
    })
    .refine(hasField, FIELD_MESSAGE),
);

/** 0 counts as absent. */
const statusCode = z.literal(0).or(z.int().min(100).max(599)).optional();

const statusRange = z
  .strictObject({ min: statusCode, max: statusCode })
  .refine(
    ({ min, max }) => !min || !max || min <= max,
    'must not begin after its end',
  );

interface ResponseMatch {
  all?: ResponseMatch[];
  any?: ResponseMatch[];
  not?: ResponseMatch;
  status?: z.infer<typeof statusRange>;
}

const responseMatch: z.ZodType<ResponseMatch> = z.lazy(() =>
  z
    .strictObject({
      all: z.array(responseMatch).optional(),
      any: z.array(responseMatch).optional(),
      not: responseMatch.optional(),
      status: statusRange.optional(),
    })
    .refine(hasField, FIELD_MESSAGE),
);

/**
 * ServiceProfile, the older way to describe the routes of a Service; the webhook that checks it is stricter than its
 * definition (Linkerd 2.18, sp-validator).
 *
 * @internal
 */
export const serviceProfile = defineKind({
  apiVersion: 'linkerd.io/v1alpha2',
  alsoServed: ['linkerd.io/v1alpha1'],
  kind: 'ServiceProfile',
  spec: z.strictObject({
    routes: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          condition: requestMatch,
          responseClasses: z
            .array(
              z.strictObject({
                condition: responseMatch,
                isFailure: z.boolean().optional(),
              }),
            )
            .optional(),
          isRetryable: z.boolean().optional(),
          timeout: goDuration.or(z.literal('')).optional(),
        }),
      )
      .optional(),
    retryBudget: z
      .strictObject({
        retryRatio: z.number().min(0),
        minRetriesPerSecond: z.int().min(0).max(4_294_967_295),
        ttl: goDuration,
      })
      .optional(),
    dstOverrides: z
      .array(
        z.strictObject({
          authority: z.string(),
          weight: z.union([z.int(), z.string()]),
        }),
      )
      .optional(),
    opaquePorts: z.array(z.string()).optional(),
  }),
});
