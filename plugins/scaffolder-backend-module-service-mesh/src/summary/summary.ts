import { sections } from '../pullRequest/markdown';
import { radiusSections } from './blastRadius';
import { callSections } from './calls';
import { ComparedDelivery } from './compared';
import { fileSections } from './files';
import { findingSections } from './findings';
import { laterSections } from './later';
import { settingSections } from './settings';
import { unsafeSections } from './unsafe';

/**
 * What a change of a repository means, in Markdown: for calls, for values, in which order, for whom, and in which files.
 *
 * @param owners - owner by the ref of a component
 * @internal
 */
export function changeSummary(
  deliveries: readonly ComparedDelivery[],
  owners: Readonly<Record<string, string>>,
): string {
  return sections([
    '## What changes',
    ...callSections(deliveries),
    ...settingSections(deliveries),
    ...unsafeSections(deliveries),
    ...laterSections(deliveries),
    ...radiusSections(deliveries, owners),
    ...findingSections(deliveries),
    ...fileSections(deliveries),
  ]);
}
