import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  readMeshConfig,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import fc from 'fast-check';
import { providers } from '../providers';

jest.setTimeout(60_000);

const FILES = 1000;
const MOST_MILLISECONDS = 1000;
const MOST_CHARACTERS = 6000;

const folder = resolve(__dirname, '../../../../../shared/data/manifests');
const itWithData = existsSync(folder) ? it : it.skip;

const rules = rulesFor(providers);
const config = readMeshConfig({});

/** Checks a text, and tells what about it must never be. */
function faultsOf(content: string): string[] {
  const start = performance.now();
  const findings = validateFiles([{ path: 'a.yaml', content }], {
    rules,
    config,
    providers,
  });
  const time = performance.now() - start;
  return [
    ...(time > MOST_MILLISECONDS ? [`took ${time} ms`] : []),
    ...findings
      .filter(
        ({ file, range }) =>
          file === undefined || !range || !(range.start.line >= 1),
      )
      .map(({ code }) => `${code} has no place`),
    ...findings
      .filter(({ message }) => message.includes('could not be checked'))
      .map(({ message }) => message),
  ];
}

const token = fc.constantFrom(
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
);

const text = fc.array(fc.oneof(token, fc.string({ maxLength: 5 })), {
  maxLength: 80,
});

function manifests(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => readFileSync(path, 'utf8').slice(0, MOST_CHARACTERS));
}

/** A change at some part of a text: what is put there, and how much of it goes. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  goes: fc.nat({ max: 40 }),
  comes: fc.array(token, { maxLength: 4 }),
});

function mutate(
  original: string,
  { at, goes, comes }: { at: number; goes: number; comes: string[] },
): string {
  const from = Math.floor(at * original.length);
  return `${original.slice(0, from)}${comes.join('')}${original.slice(
    from + goes,
  )}`;
}

it('a text of any kind is checked in time, and every finding has its place', () => {
  fc.assert(
    fc.property(text, parts => {
      expect(faultsOf(parts.join(''))).toEqual([]);
    }),
    { numRuns: FILES },
  );
});

itWithData(
  'real manifests with any fault are checked in time, and every finding has its place',
  () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...manifests()),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (original, mutations) => {
          expect(faultsOf(mutations.reduce(mutate, original))).toEqual([]);
        },
      ),
      { numRuns: FILES },
    );
  },
);
