/** Longer values are cut; they stand in full where they were set. */
const LONGEST = 300;

/**
 * A value for people: text as it is, everything else as JSON, cut where it is long.
 *
 * @internal
 */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
