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

/**
 * Checks a text of any kind by the rules of a provider, and tells what must never be: that it takes long, that a finding
 * has no place, or that a rule fails.
 *
 * @public
 */
export function testFaultsOf(text: string, provider: MeshProvider): string[] {
  const providers = [provider];
  const start = process.cpuUsage();
  const findings = validateFiles([{ path: 'a.yaml', content: text }], {
    rules: rulesFor(providers),
    config: readMeshConfig({}),
    providers,
  });
  // Time of the processor: neighbours of the machine do not count.
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  return [
    ...(time > MOST_MILLISECONDS ? [`took ${time} ms`] : []),
    ...findings.flatMap(({ code, file, range, message }) => [
      ...(file !== undefined && range && range.start.line >= 1
        ? []
        : [`${code} has no place`]),
      ...(message.includes('could not be checked') ? [message] : []),
    ]),
  ];
}
