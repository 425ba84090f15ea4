/** Most characters of a label's value. */
const MAX_LENGTH = 63;

/**
 * The name in an entity ref as the value of a label, which begins and ends with a letter or digit; `null` where nothing of
 * the name can stay.
 *
 * @internal
 */
export function labelValue(entityRef: string): string | null {
  const value = entityRef
    .replace(/^[^]*\//, '')
    .replace(/[^-A-Za-z0-9_.]/g, '-')
    .replace(/^[-_.]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/[-_.]+$/, '');
  return value || null;
}
