/** Most ports that a message names. */
const SHOWN = 10;

/**
 * The ports of a host for a message: the first ten, and how many there are more.
 *
 * @internal
 */
export function portsInWords(ports: ReadonlySet<unknown>): string {
  const shown = [...ports].slice(0, SHOWN).join(', ');
  return ports.size > SHOWN ? `${shown} and ${ports.size - SHOWN} more` : shown;
}
