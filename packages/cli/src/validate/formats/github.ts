import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ReportFormat } from './format';

const words = { error: 'error', warning: 'warning', info: 'notice' } as const;

const escapeText = (text: string) =>
  text
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/\n/g, '%0A')
    .replace(/\p{Cc}/gu, '?');

const escapeProperty = (text: string) =>
  escapeText(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Columns are left out where a range goes over several lines, since GitHub has no place for them then. */
function place({ file, range }: Finding): string[] {
  const { start, end } = range ?? {};
  return [
    file === undefined ? '' : `file=${escapeProperty(file)}`,
    start ? `line=${start.line}` : '',
    start && end && end.line === start.line ? `col=${start.column}` : '',
  ].filter(Boolean);
}

/**
 * For GitHub Actions, which shows the lines as annotations of a pull request. What is accepted is not shown.
 *
 * @internal
 */
export const github: ReportFormat = ({ findings }) =>
  findings
    .filter(({ suppressed }) => !suppressed)
    .map(finding => {
      const { severity, code, message, undecided } = finding;
      const properties = [
        ...place(finding),
        `title=${escapeProperty(code)}`,
      ].join(',');
      const note =
        undecided === undefined ? '' : ` Not decided: it ${undecided}.`;
      return `::${words[severity]} ${properties}::${escapeText(
        `${message}${note}`,
      )}\n`;
    })
    .join('');
