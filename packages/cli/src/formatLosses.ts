import { Loss } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Operations and callers that are named one by one; the others are counted. */
const MAX_NAMED = 3;

function scopeOf({ scope: { operations = [], callers = [] } }: Loss): string {
  const names = [...operations, ...callers];
  const named = names.slice(0, MAX_NAMED).join(', ');
  const others = names.length - MAX_NAMED;
  if (names.length === 0) {
    return '';
  }
  return others > 0 ? ` (${named} and ${others} more)` : ` (${named})`;
}

/**
 * What a mesh cannot express for a service as lines of text, one block a leaf. Control characters of catalog text do not
 * reach the terminal.
 *
 * @internal
 */
export function formatLosses(
  entityRef: string,
  losses: readonly Loss[],
): string[] {
  const leaves = [...new Set(losses.map(({ leaf }) => leaf))];
  return leaves.map(leaf => {
    const about = losses.filter(loss => loss.leaf === leaf);
    const reasons = about.map(loss =>
      [`${loss.reason}${scopeOf(loss)}`, `Instead: ${loss.alternative}`]
        .map(line => `\n  ${line.replace(/\p{Cc}/gu, '?')}`)
        .join(''),
    );
    return [`loss ${leaf} ${entityRef}`, ...new Set(reasons)].join('');
  });
}
