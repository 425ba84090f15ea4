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
