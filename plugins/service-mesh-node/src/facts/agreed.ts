/**
 * The value that all have in common; `undefined` where there is none or they differ.
 *
 * @internal
 */
export function agreed<T>(values: readonly T[]): T | undefined {
  const distinct = new Set(values.map(value => JSON.stringify(value)));
  return distinct.size === 1 ? values[0] : undefined;
}
