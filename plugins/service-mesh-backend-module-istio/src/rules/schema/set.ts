/**
 * Whether a field is set: Kubernetes takes `null` for a field that is left out.
 *
 * @internal
 */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/**
 * Whether a field holds some text.
 *
 * @internal
 */
export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/**
 * Whether a field holds a number above 0, which for many fields means that it is set.
 *
 * @internal
 */
export function isAboveZero(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}
