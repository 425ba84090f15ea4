import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFaultsOf } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { data, describeWithData } from '../conformity/__testUtils__/crds';
import { providers } from '../providers';
import { Change, changeNode } from './__testUtils__/changeNode';

jest.setTimeout(120_000);

const FILES = 1000;
const MOST_CHARACTERS = 8000;

/** The documents of real manifests, and of the cases of other checkers, as plain values. */
function documents(): unknown[] {
  const files = ['manifests', 'cases'].flatMap(folder =>
    readdirSync(join(data, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .sort(),
  );
  return files
    .map(path => readFileSync(path, 'utf8'))
    .filter(({ length }) => length <= MOST_CHARACTERS)
    .flatMap(text => parseAllDocuments(text))
    .filter(({ errors, contents }) => errors.length === 0 && contents !== null)
    .map(document => document.toJS({ maxAliasCount: 100 }));
}

/** Values where others are expected, and names that objects of JavaScript inherit. */
const odd = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1e21, '', '*', '~', '.', '%', 'a/b/c', '\u0000'],
  ...[[], [[]], [null], {}, { toString: 1 }, { constructor: { name: [] } }],
  'x'.repeat(3000),
  '*.'.repeat(200),
);
const hostileKey = fc.constantFrom(
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', ''],
);

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(),
  how: fc.oneof(
    fc.constantFrom<Change['how']>(
      { kind: 'drop' },
      { kind: 'double' },
      { kind: 'cut' },
    ),
    odd.map(value => ({ kind: 'replace' as const, value })),
    fc
      .tuple(hostileKey, odd)
      .map(([key, value]) => ({ kind: 'insert' as const, key, value })),
  ),
});

describeWithData('objects of others', () => {
  let all: unknown[] = [];
  beforeAll(() => {
    all = existsSync(data) ? documents() : [];
  });

  it('are checked in time, whatever becomes of their parts, and alike each time', () => {
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    const changes = fc.array(change, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(picks, changes, (chosen, faults) => {
        const spliced = chosen.map(pick => all[pick % all.length]);
        const text = faults
          .reduce(changeNode, spliced)
          .map(document => JSON.stringify(document, null, 1))
          .join('\n---\n');

        expect(testFaultsOf(text, ...providers)).toEqual([]);
      }),
      { seed: 1, numRuns: FILES },
    );
  });
});
