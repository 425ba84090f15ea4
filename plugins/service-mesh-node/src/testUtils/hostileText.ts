import { Range } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readMeshConfig } from '../config';
import { MeshProvider } from '../provider';
import { rulesFor, validateFiles } from '../validate';

const MOST_MILLISECONDS = 1000;

/**
 * Pieces that YAML, Kubernetes, templates and JavaScript make something of.
 *
 * @public
 */
export const testTokens: readonly string[] = [
  ...['\n', ' ', '  ', '\t', ': ', '- ', '{', '}', '[', ']', ',', '&a ', '*a'],
  ...[
    '<<: ',
    '!!x ',
    '|',
    '>',
    '"',
    "'",
    '#',
    '---\n',
    '? ',
    '{{ .Values.x }}',
  ],
  ...[
    'null',
    '0777',
    '-',
    '~',
    '\0',
    '\u2028',
    '\ud800',
    'kind: List',
    'items:',
  ],
  ...['__proto__: ', 'constructor: ', 'spec:', 'metadata:', '1e999', '\r\n'],
];

/**
 * A change at some part of a text: how much of it goes, and what comes there.
 *
 * @public
 */
export interface TestMutation {
  /** From 0, the beginning, to 1, the end. */
  at: number;
  goes: number;
  comes: readonly string[];
}

/**
 * Changes a text.
 *
 * @public
 */
export function mutateText(
  text: string,
  { at, goes, comes }: TestMutation,
): string {
  const from = Math.floor(at * text.length);
  return `${text.slice(0, from)}${comes.join('')}${text.slice(from + goes)}`;
}

/** Whether a place stands in a text: a column may be the one behind the end of its line. */
function isWithin(lines: readonly string[], { line, column }: Range['start']) {
  const text = lines[line - 1];
  return text !== undefined && column >= 1 && column <= text.length + 1;
}

/**
 * Checks a text of any kind by the rules of providers, and tells what must never be: that it takes long, that a finding has no
 * place in the text or is no JSON, that a rule fails, or that the same text is judged in two ways.
 *
 * @public
 */
export function testFaultsOf(
  text: string,
  ...providers: readonly MeshProvider[]
): string[] {
  const rules = rulesFor(providers);
  const config = readMeshConfig({});
  const check = () =>
    validateFiles([{ path: 'a.yaml', content: text }], {
      rules,
      config,
      providers,
    });
  const start = process.cpuUsage();
  const findings = check();
  // Time of the processor: neighbours of the machine do not count.
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  const lines = text.split('\n');
  const written = JSON.stringify(findings);
  return [
    ...(time > MOST_MILLISECONDS ? [`took ${time} ms`] : []),
    ...(written === JSON.stringify(check()) ? [] : ['is judged in two ways']),
    ...findings.flatMap(({ code, file, range, message }) => [
      ...(file !== undefined &&
      range &&
      isWithin(lines, range.start) &&
      isWithin(lines, range.end)
        ? []
        : [`${code} has no place: ${JSON.stringify(range)}`]),
      ...(message.includes('could not be checked') ? [message] : []),
    ]),
  ];
}
