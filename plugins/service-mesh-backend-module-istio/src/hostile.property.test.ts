import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  mutateText,
  testFaultsOf,
  testTokens,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { istioProvider } from './provider';

jest.setTimeout(60_000);

const FILES = 1000;
const TEXTS = 300;
const MOST_CHARACTERS = 6000;

const folder = resolve(__dirname, '../../../../shared/data/manifests');
const describeWithData = existsSync(folder) ? describe : describe.skip;

const token = fc.constantFrom(...testTokens);

function manifests(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => readFileSync(path, 'utf8').slice(0, MOST_CHARACTERS));
}

const faultsOf = (text: string) => testFaultsOf(text, istioProvider);

it('a text of any kind is checked in time, and every finding has its place', () => {
  const text = fc.array(fc.oneof(token, fc.string({ maxLength: 5 })), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, parts => {
      expect(faultsOf(parts.join(''))).toEqual([]);
    }),
    { numRuns: TEXTS },
  );
});

describeWithData('real manifests', () => {
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    goes: fc.nat({ max: 40 }),
    comes: fc.array(token, { maxLength: 4 }),
  });

  it('with any fault are checked in time, and every finding has its place', () => {
    const original = fc.constantFrom(...manifests());
    const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(original, mutations, (text, changes) => {
        expect(faultsOf(changes.reduce(mutateText, text))).toEqual([]);
      }),
      { numRuns: FILES },
    );
  });
});
