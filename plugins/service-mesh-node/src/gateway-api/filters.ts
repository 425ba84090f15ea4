import { z } from 'zod/v4';
import { Since, since, valuesSince } from '../since';
import {
  SERVICE_PORT_MESSAGE,
  backendObjectReference,
  hasServicePort,
} from './route';
import {
  groupSchema,
  headerNameSchema,
  headerValueSchema,
  kindSchema,
  nameSchema,
  portSchema,
  preciseHostnameSchema,
} from './values';

const backend = z
  .strictObject(backendObjectReference)
  .refine(hasServicePort, SERVICE_PORT_MESSAGE);

const headers = z
  .array(z.strictObject({ name: headerNameSchema, value: headerValueSchema }))
  .max(16);

const headerModifier = z.strictObject({
  set: headers.optional(),
  add: headers.optional(),
  remove: z.array(z.string()).max(16).optional(),
});

/** GEP-3171. */
const mirroredShare: Since = { experimental: '1.2', standard: '1.3' };

const requestMirror = z.strictObject({
  backendRef: backend,
  percent: since(mirroredShare, z.int().min(0).max(100).optional()),
  fraction: since(
    mirroredShare,
    z
      .strictObject({
        numerator: z.int().min(0),
        denominator: z.int().min(1).optional(),
      })
      .optional(),
  ),
});

const extensionRef = z.strictObject({
  group: groupSchema,
  kind: kindSchema,
  name: nameSchema,
});

const pathModifier = z.strictObject({
  type: z.enum(['ReplaceFullPath', 'ReplacePrefixMatch']),
  replaceFullPath: z.string().max(1024).optional(),
  replacePrefixMatch: z.string().max(1024).optional(),
});

const requestRedirect = z.strictObject({
  scheme: z.enum(['http', 'https']).optional(),
  hostname: preciseHostnameSchema.optional(),
  path: pathModifier.optional(),
  port: portSchema.optional(),
  statusCode: z
    .union([
      z.literal(301),
      z.literal(302),
      since({ standard: '1.5' }, z.literal([303, 307, 308])),
    ])
    .optional(),
});

const urlRewrite = z.strictObject({
  hostname: preciseHostnameSchema.optional(),
  path: pathModifier.optional(),
});

/** GEP-1767 and GEP-1494. */
const youngFilters = {
  CORS: { experimental: '1.3', standard: '1.5' },
  ExternalAuth: { experimental: '1.4' },
} satisfies Record<string, Since>;

const headerNames = z.array(headerNameSchema).max(64);

const cors = z.strictObject({
  allowOrigins: z
    .array(
      z
        .string()
        .max(253)
        .regex(
          /^\*$|^https?:\/\/((\*\.)?([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(:[0-9]{1,5})?$/,
          'must be * or an origin such as https://shop.example.com',
        ),
    )
    .max(64)
    .optional(),
  allowCredentials: z.boolean().optional(),
  allowMethods: z
    .array(
      z.enum([
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'DELETE',
        'CONNECT',
        'OPTIONS',
        'TRACE',
        'PATCH',
        '*',
      ]),
    )
    .max(9)
    .optional(),
  allowHeaders: headerNames.optional(),
  exposeHeaders: headerNames.optional(),
  maxAge: z.int().min(1).optional(),
});

const externalAuth = z.strictObject({
  protocol: z.enum(['HTTP', 'GRPC']),
  backendRef: backend,
  grpc: z
    .strictObject({ allowedHeaders: z.array(z.string()).max(64).optional() })
    .optional(),
  http: z
    .strictObject({
      path: z.string().max(1024).optional(),
      allowedHeaders: z.array(z.string()).max(64).optional(),
      allowedResponseHeaders: z.array(z.string()).max(64).optional(),
    })
    .optional(),
  forwardBody: z
    .strictObject({ maxSize: z.int().min(0).optional() })
    .optional(),
});

/** `RequestMirror` is set in `requestMirror`, `URLRewrite` in `urlRewrite`, and so on. */
function memberOf(type: string): string {
  return type.replace(/^(URL|CORS|[A-Z])/, start => start.toLowerCase());
}

function setsItsType(filter: { type: string }): boolean {
  const members = Object.keys(filter).filter(key => key !== 'type');
  return members.length === 1 && members[0] === memberOf(filter.type);
}

const ITS_TYPE_MESSAGE =
  'must set the member that its type names, and no other';

const grpcMembers = {
  requestHeaderModifier: headerModifier.optional(),
  responseHeaderModifier: headerModifier.optional(),
  requestMirror: requestMirror.optional(),
  extensionRef: extensionRef.optional(),
};

/**
 * What a rule of a GRPCRoute does to a request or its response.
 *
 * @internal
 */
export const grpcRouteFilterSchema = z
  .strictObject({
    type: z.enum([
      'RequestHeaderModifier',
      'ResponseHeaderModifier',
      'RequestMirror',
      'ExtensionRef',
    ]),
    ...grpcMembers,
  })
  .refine(setsItsType, ITS_TYPE_MESSAGE);

/**
 * What a rule of an HTTPRoute does to a request or its response.
 *
 * @internal
 */
export const httpRouteFilterSchema = z
  .strictObject({
    type: valuesSince(
      youngFilters,
      z.enum([
        'RequestHeaderModifier',
        'ResponseHeaderModifier',
        'RequestMirror',
        'RequestRedirect',
        'URLRewrite',
        'ExtensionRef',
        'CORS',
        'ExternalAuth',
      ]),
    ),
    ...grpcMembers,
    requestRedirect: requestRedirect.optional(),
    urlRewrite: urlRewrite.optional(),
    cors: since(youngFilters.CORS, cors.optional()),
    externalAuth: since(youngFilters.ExternalAuth, externalAuth.optional()),
  })
  .refine(setsItsType, ITS_TYPE_MESSAGE);
