import { z } from 'zod/v4';

const group = z
  .string()
  .max(253)
  .regex(
    /^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'must be an API group',
  );
const kind = z
  .string()
  .max(63)
  .regex(/^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/, 'must be a kind');
const namespace = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a namespace');

/**
 * A TCP port.
 *
 * @internal
 */
export const portSchema = z.int().min(1).max(65535);

const objectRef = {
  group: group.optional(),
  kind: kind.optional(),
  namespace: namespace.optional(),
  name: z.string().min(1).max(253),
  port: portSchema.optional(),
};

/**
 * What a route attaches to.
 *
 * @internal
 */
export const parentRefsSchema = z
  .array(
    z.strictObject({
      ...objectRef,
      sectionName: z.string().min(1).max(253).optional(),
    }),
  )
  .max(32);

/**
 * The fields that name where a route sends requests, with its share.
 *
 * @internal
 */
export const backendRefFields = {
  ...objectRef,
  weight: z.int().min(0).max(1_000_000).optional(),
};

/**
 * The host names that a route is for.
 *
 * @internal
 */
export const hostnameSchema = z
  .string()
  .max(253)
  .regex(
    /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'must be a host name in lower case, with an optional *. in front',
  );
