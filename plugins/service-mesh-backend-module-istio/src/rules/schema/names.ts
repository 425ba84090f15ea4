import { isIP } from 'node:net';

/**
 * Whether a text is a DNS label (RFC 1123), whatever its case.
 *
 * @internal
 */
export function isDnsLabel(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    text.length <= 63 &&
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/i.test(text)
  );
}

function areLabels(labels: readonly string[]): boolean {
  return labels.every(
    (label, index) =>
      isDnsLabel(label) ||
      // A name may end in a dot, which makes it a full one.
      (label === '' && index === labels.length - 1 && index > 0),
  );
}

/**
 * Whether a text is the name of a domain without wildcards.
 *
 * @internal
 */
export function isFqdn(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    text.length <= 255 &&
    areLabels(text.split('.')) &&
    !/^\d+$/.test(text.split('.').at(-1) ?? '')
  );
}

/**
 * Whether a text is the name of a domain whose first label may be a wildcard, or begin with one.
 *
 * @internal
 */
export function isWildcardDomain(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > 255) {
    return false;
  }
  const [first, ...rest] = text.split('.');
  if (!first.includes('*')) {
    return isFqdn(text);
  }
  return (
    first.length <= 63 &&
    /^\*(-?[a-z0-9]([-a-z0-9]*[a-z0-9])?)?$/i.test(first) &&
    (rest.length === 0 || areLabels(rest))
  );
}

/**
 * Whether a text is an IP address.
 *
 * @internal
 */
export function isIpAddress(text: unknown): boolean {
  return typeof text === 'string' && isIP(text) !== 0;
}

/**
 * Whether a text is an IP address or a range of them.
 *
 * @internal
 */
export function isIpOrRange(text: unknown): boolean {
  if (typeof text !== 'string') {
    return false;
  }
  const [address, length, ...rest] = text.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    rest.length === 0 &&
    (length === undefined ||
      (/^\d{1,3}$/.test(length) &&
        Number(length) <= (version === 4 ? 32 : 128)))
  );
}

/**
 * Whether a value is the number of a port that can be called.
 *
 * @internal
 */
export function isPort(value: unknown): boolean {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 1 &&
    value <= 65_535
  );
}

/**
 * Whether a text is a name that HTTP headers may have (RFC 9110).
 *
 * @internal
 */
export function isHeaderName(text: unknown): boolean {
  return typeof text === 'string' && /^[-!#$%&'*+.^_`|~0-9a-z]+$/i.test(text);
}
