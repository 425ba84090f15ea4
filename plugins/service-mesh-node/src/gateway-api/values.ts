import { z } from 'zod/v4';

const dnsSubdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const headerNamePattern = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/**
 * API group; the empty string is the core group.
 *
 * @internal
 */
export const groupSchema = z
  .string()
  .max(253)
  .regex(dnsSubdomain, 'must be an API group')
  .or(z.literal(''));

/**
 * Kubernetes kind.
 *
 * @internal
 */
export const kindSchema = z
  .string()
  .max(63)
  .regex(/^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/, 'must be a kind');

/**
 * Name of an object.
 *
 * @internal
 */
export const nameSchema = z.string().min(1).max(253);

/**
 * Namespace of another object.
 *
 * @internal
 */
export const namespaceSchema = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a namespace');

/**
 * Name of a listener or of a route's rule.
 *
 * @internal
 */
export const sectionNameSchema = z
  .string()
  .max(253)
  .regex(dnsSubdomain, 'must be a DNS name in lower case');

/**
 * Host name without a wildcard.
 *
 * @internal
 */
export const preciseHostnameSchema = sectionNameSchema;

/**
 * Host name, with an optional `*.` in front.
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

/**
 * TCP port.
 *
 * @internal
 */
export const portSchema = z.int().min(1).max(65535);

/**
 * Duration of GEP-2257: `500ms`, `1m30s`; at most four parts.
 *
 * @internal
 */
export const gatewayDurationSchema = z
  .string()
  .regex(
    /^([0-9]{1,5}(h|m|s|ms)){1,4}$/,
    'must be a duration such as 500ms or 1m30s',
  );

/**
 * Name of an HTTP header or query parameter.
 *
 * @internal
 */
export const headerNameSchema = z
  .string()
  .max(256)
  .regex(headerNamePattern, 'must be an HTTP token');

/**
 * Value of an HTTP header: visible characters with single blanks between them.
 *
 * @internal
 */
export const headerValueSchema = z
  .string()
  .max(4096)
  .regex(
    /^[!-~]+([\t ]?[!-~]+)*$/,
    'must be visible ASCII characters with single blanks between them',
  );

/**
 * Whether a value is compared as it is or as a regular expression.
 *
 * @internal
 */
export const matchTypeSchema = z.enum(['Exact', 'RegularExpression']);
