import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { goDurationNs } from './goDuration';
import {
  backendRefFields,
  hostnameSchema,
  parentRefsSchema,
  portSchema,
} from './parents';

const headerName = z
  .string()
  .max(256)
  .regex(/^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/, 'must be an HTTP token');
const matchType = z.enum(['Exact', 'RegularExpression']).optional();
const valueMatch = z.strictObject({
  type: matchType,
  name: headerName,
  value: z.string().min(1).max(4096),
});

const match = z.strictObject({
  path: z
    .strictObject({
      type: z.enum(['Exact', 'PathPrefix', 'RegularExpression']).optional(),
      value: z.string().max(1024).optional(),
    })
    .refine(
      ({ type, value = '/' }) =>
        type === 'RegularExpression' || value.startsWith('/'),
      { path: ['value'], message: 'must be an absolute path' },
    )
    .optional(),
  headers: z.array(valueMatch).max(16).optional(),
  queryParams: z.array(valueMatch).max(16).optional(),
  method: z
    .enum([
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'CONNECT',
      'OPTIONS',
      'TRACE',
      'PATCH',
    ])
    .optional(),
});

const headers = z
  .array(
    z.strictObject({ name: headerName, value: z.string().min(1).max(4096) }),
  )
  .max(16);

const headerModifier = z.strictObject({
  set: headers.optional(),
  add: headers.optional(),
  remove: z.array(z.string()).max(16).optional(),
});

const requestRedirect = z.strictObject({
  scheme: z.enum(['http', 'https']).optional(),
  hostname: hostnameSchema.optional(),
  path: z
    .strictObject({
      type: z.enum(['ReplaceFullPath', 'ReplacePrefixMatch']),
      replaceFullPath: z.string().max(1024).optional(),
      replacePrefixMatch: z.string().max(1024).optional(),
    })
    .optional(),
  port: portSchema.optional(),
  statusCode: z.union([z.literal(301), z.literal(302)]).optional(),
});

const filter = z.strictObject({
  type: z.enum(['RequestHeaderModifier', 'RequestRedirect']),
  requestHeaderModifier: headerModifier.optional(),
  requestRedirect: requestRedirect.optional(),
});

const backendFilter = filter.extend({
  type: z.enum([
    'RequestHeaderModifier',
    'ResponseHeaderModifier',
    'RequestRedirect',
  ]),
  responseHeaderModifier: headerModifier.optional(),
});

const duration = z
  .string()
  .refine(
    text => (goDurationNs(text) ?? -1) >= 0,
    'must be a duration such as 500ms or 1m30s',
  );

const timeouts = z
  .strictObject({
    request: duration.optional(),
    backendRequest: duration.optional(),
  })
  .refine(
    ({ request = '0', backendRequest = '0' }) =>
      !goDurationNs(request) ||
      goDurationNs(backendRequest)! <= goDurationNs(request)!,
    {
      path: ['backendRequest'],
      message: 'must not be longer than request',
    },
  );

/**
 * Linkerd's own HTTPRoute, from the time before the Gateway API had one (Linkerd 2.18; timeouts since v1beta3).
 *
 * @internal
 */
export const policyHttpRoute = defineKind({
  apiVersion: 'policy.linkerd.io/v1beta3',
  alsoServed: [
    'policy.linkerd.io/v1beta2',
    'policy.linkerd.io/v1beta1',
    'policy.linkerd.io/v1alpha1',
  ],
  kind: 'HTTPRoute',
  spec: z.strictObject({
    parentRefs: parentRefsSchema.optional(),
    hostnames: z.array(hostnameSchema).max(16).optional(),
    rules: z
      .array(
        z.strictObject({
          matches: z.array(match).max(8).optional(),
          filters: z.array(filter).max(16).optional(),
          backendRefs: z
            .array(
              z.strictObject({
                ...backendRefFields,
                filters: z.array(backendFilter).max(16).optional(),
              }),
            )
            .optional(),
          timeouts: timeouts.optional(),
        }),
      )
      .max(16)
      .optional(),
  }),
});
