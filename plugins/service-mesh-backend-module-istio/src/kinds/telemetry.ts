import {
  defineKind,
  since,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { selectionFields } from './selection';

const mode = z.enum(['CLIENT_AND_SERVER', 'CLIENT', 'SERVER']).optional();
const match = z.strictObject({ mode }).optional();
const providers = z.array(z.strictObject({ name: z.string() })).optional();

const metric = z.enum([
  'ALL_METRICS',
  'REQUEST_COUNT',
  'REQUEST_DURATION',
  'REQUEST_SIZE',
  'RESPONSE_SIZE',
  'TCP_OPENED_CONNECTIONS',
  'TCP_CLOSED_CONNECTIONS',
  'TCP_SENT_BYTES',
  'TCP_RECEIVED_BYTES',
  'GRPC_REQUEST_MESSAGES',
  'GRPC_RESPONSE_MESSAGES',
]);

const namedSource = z
  .strictObject({ name: z.string(), defaultValue: z.string().optional() })
  .optional();

const text = z.strictObject({ value: z.string() }).optional();

/**
 * What the proxies of a workload report: metrics, traces and access logs.
 *
 * @internal
 */
export const Telemetry = defineKind({
  apiVersion: 'telemetry.istio.io/v1',
  alsoServed: ['telemetry.istio.io/v1alpha1'],
  kind: 'Telemetry',
  spec: z.strictObject({
    ...selectionFields,
    accessLogging: z
      .array(
        z.strictObject({
          disabled: z.boolean().nullish(),
          filter: z
            .strictObject({ expression: z.string().optional() })
            .optional(),
          match,
          providers,
        }),
      )
      .optional(),
    metrics: z
      .array(
        z.strictObject({
          overrides: z
            .array(
              z.strictObject({
                disabled: z.boolean().nullish(),
                match: z
                  .strictObject({
                    customMetric: z.string().optional(),
                    metric: metric.optional(),
                    mode,
                  })
                  .optional(),
                tagOverrides: z
                  .record(
                    z.string(),
                    z.strictObject({
                      operation: z.enum(['UPSERT', 'REMOVE']).optional(),
                      value: z.string().optional(),
                    }),
                  )
                  .optional(),
              }),
            )
            .optional(),
          providers,
          reportingInterval: z.string().optional(),
        }),
      )
      .optional(),
    tracing: z
      .array(
        z.strictObject({
          customTags: z
            .record(
              z.string(),
              z.strictObject({
                environment: namedSource,
                formatter: text,
                header: namedSource,
                literal: text,
              }),
            )
            .optional(),
          disableContextPropagation: since('1.30', z.boolean().nullish()),
          disableSpanReporting: z.boolean().nullish(),
          enableIstioTags: z.boolean().nullish(),
          match,
          providers,
          randomSamplingPercentage: z.number().nullish(),
          useRequestIdForTraceSampling: z.boolean().nullish(),
        }),
      )
      .optional(),
  }),
});
