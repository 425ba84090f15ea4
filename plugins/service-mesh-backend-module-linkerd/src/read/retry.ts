const status = /^[1-5]\d\d$/;

function isStatusRange(text: string): boolean {
  const [from, to, ...rest] = text.split('-');
  return (
    rest.length === 0 &&
    status.test(from) &&
    (to === undefined || (status.test(to) && Number(from) <= Number(to)))
  );
}

/**
 * Whether a text is a list of HTTP statuses to retry on, without blanks: `5xx`, `gateway-error`, `502-504,429` (Linkerd
 * 2.18, `retry.linkerd.io/http`).
 *
 * @internal
 */
export function isRetryStatuses(text: string): boolean {
  return text
    .split(',')
    .every(
      item => item === '5xx' || item === 'gateway-error' || isStatusRange(item),
    );
}

const codes = [
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];

/**
 * Whether a text is a list of gRPC codes to retry on, without blanks and in any case (Linkerd 2.18,
 * `retry.linkerd.io/grpc`).
 *
 * @internal
 */
export function isRetryCodes(text: string): boolean {
  return text.split(',').every(item => codes.includes(item.toLowerCase()));
}

/**
 * Whether a text is a number of retries (Linkerd 2.18, `retry.linkerd.io/limit`).
 *
 * @internal
 */
export function isRetryLimit(text: string): boolean {
  return /^\+?\d+$/.test(text) && Number(text) <= 65_535;
}
