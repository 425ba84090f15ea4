import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';

function place({ file, range, entityRef, pointer }: Finding): string {
  if (file) {
    return range ? `${file}:${range.start.line}:${range.start.column}` : file;
  }
  return [entityRef, pointer].filter(Boolean).join('#');
}

/**
 * A finding as lines of text, the fix indented below it. Control characters of catalog text do not reach the terminal.
 *
 * @internal
 */
export function formatFinding(finding: Finding): string {
  const { severity, code, message, fix } = finding;
  const lines = [
    `${severity} ${code} ${place(finding)}`.trimEnd(),
    `  ${message}`,
    ...(fix
      ? [
          `  ${fix.title.replace(/\.$/, '')}:`,
          ...fix.snippet
            .trimEnd()
            .split('\n')
            .map(line => `    ${line}`),
        ]
      : []),
  ];
  return lines.map(line => line.replace(/\p{Cc}/gu, '?')).join('\n');
}
