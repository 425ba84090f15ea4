/** Names that one sentence holds. */
const MAX_NAMED = 3;

/**
 * Names as a person would list them, the first few of many.
 *
 * @internal
 */
export function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return more > 0
    ? `${names.slice(0, MAX_NAMED).join(', ')} and ${more} more`
    : names.join(', ');
}
