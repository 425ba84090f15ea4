import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { formatFinding } from '../../printFindings';
import { ReportFormat } from './format';

/** Findings that lack one fact, by rule: the first of them stands for all. */
function byLack(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<unknown, Finding[]>();
  for (const finding of findings) {
    const { code, undecided } = finding;
    const key =
      undecided === undefined ? finding : JSON.stringify([code, undecided]);
    const group = groups.get(key);
    if (group) {
      group.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return [...groups.values()];
}

function notes({ undecided, suppressed }: Finding, alike: number): string {
  const more = alike === 0 ? '' : ` So do ${alike} more, which are not listed.`;
  const lines = [
    undecided === undefined ? '' : `Not decided: it ${undecided}.${more}`,
    suppressed
      ? `Accepted by ${suppressed.by}${
          suppressed.until ? ` until ${suppressed.until}` : ''
        }: ${suppressed.reason}`
      : '',
  ];
  return lines
    .filter(Boolean)
    .map(line => `  ${line.replace(/\p{Cc}/gu, '?')}\n`)
    .join('');
}

const plural = (count: number, word: string) =>
  `${count} ${word}${count === 1 ? '' : 's'}`;

/**
 * For people: of many findings that lack one fact, it lists the first.
 *
 * @internal
 */
export const text: ReportFormat = ({ findings, summary, files }) => {
  const { error, warning, info, undecided, suppressed } = summary;
  const counts = [
    plural(error, 'error'),
    plural(warning, 'warning'),
    `${info} info`,
    `${undecided} undecided`,
    `${suppressed} accepted`,
  ];
  return [
    ...byLack(findings).map(
      ([finding, ...alike]) =>
        `${formatFinding(finding)}\n${notes(finding, alike.length)}`,
    ),
    `${counts.join(', ')} in ${plural(files.length, 'file')}\n`,
  ].join('');
};
