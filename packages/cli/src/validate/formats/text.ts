import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { formatFinding } from '../../printFindings';
import { ReportFormat } from './format';

function notes({ undecided, suppressed }: Finding): string {
  const lines = [
    undecided === undefined ? '' : `Not decided: it ${undecided}.`,
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
 * For people.
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
    ...findings.map(finding => `${formatFinding(finding)}\n${notes(finding)}`),
    `${counts.join(', ')} in ${plural(files.length, 'file')}\n`,
  ].join('');
};
