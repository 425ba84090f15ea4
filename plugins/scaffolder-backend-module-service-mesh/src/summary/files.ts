import { FileComparison } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code, table } from '../pullRequest/markdown';
import { ComparedDelivery } from './compared';

/** Characters for the rows of the table. */
const LIMIT = 5_000;

function whatOf(
  { file, state, edited }: FileComparison,
  {
    withheld,
    removed,
    later,
  }: Record<'withheld' | 'removed' | 'later', ReadonlySet<string>>,
): string {
  const hand = edited === 'yes' ? 'edited by hand' : '';
  const kept = withheld.has(file);
  if (later.has(file)) {
    return 'follows in another pull request';
  }
  switch (state) {
    case 'added':
      return 'new';
    case 'foreign':
      return kept
        ? '**not touched**: it is there and not ours'
        : '**overwritten**: what is there is not ours';
    case 'obsolete': {
      const fate = removed.has(file) ? 'removed' : '**left there**';
      return `${fate}: no longer generated${hand && `, and ${hand}`}`;
    }
    default:
      if (hand) {
        return kept
          ? `**not touched**: it was ${hand}`
          : `**overwritten**: it was ${hand}`;
      }
      return edited === 'unknown'
        ? 'changed; it carries no hash, so look whether somebody has edited it'
        : 'changed';
  }
}

/**
 * Which files the change touches, and which it leaves alone.
 *
 * @internal
 */
export function fileSections(
  deliveries: readonly ComparedDelivery[],
): string[] {
  const sets = {
    withheld: new Set(deliveries.flatMap(each => each.comparison.withheld)),
    removed: new Set(deliveries.flatMap(each => each.comparison.removed)),
    later: new Set(deliveries.flatMap(each => each.comparison.later)),
  };
  // Services of one namespace have its files in common.
  const byFile = new Map(
    deliveries
      .flatMap(({ comparison }) => comparison.files)
      .map(file => [file.file, file]),
  );
  const rows = [...byFile.values()]
    .filter(({ state }) => state !== 'unchanged')
    .map(file => ({
      file,
      // What needs a look comes first.
      rank: sets.withheld.has(file.file) || file.state !== 'added' ? 0 : 1,
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ file }) => [code(file.file), whatOf(file, sets)]);
  return rows.length
    ? ['### Files that differ', table(['File', 'What'], rows, LIMIT)]
    : [];
}
