import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { readCrds } from './readCrds';

const definition = (kind: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.test.example }
spec:
  group: test.example
  scope: Namespaced
  names: { kind: ${kind} }
  versions:
    - { name: v1, served: true, schema: { openAPIV3Schema: { type: object } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads folders, files and URLs, and logs what cannot be read', async () => {
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep/a.yaml'), definition('Gate'));
  writeFileSync(join(folder, 'b.txt'), definition('Wall'));
  const urlReader = mockServices.urlReader.mock({
    readUrl: async () => ({
      buffer: async () => Buffer.from(definition('Door')),
    }),
  });
  const logger = mockServices.logger.mock();
  const texts = await readCrds(
    [folder, join(folder, 'b.txt'), 'https://crds.example', '/does/not/exist'],
    { urlReader, logger },
  );
  expect(texts).toEqual([
    { path: join(folder, 'deep/a.yaml'), content: definition('Gate') },
    { path: join(folder, 'b.txt'), content: definition('Wall') },
    { path: 'https://crds.example', content: definition('Door') },
  ]);
  expect(logger.error).toHaveBeenCalledWith(
    expect.stringContaining('/does/not/exist'),
  );
});

it('is nothing where app-config names none', async () => {
  expect(
    await readCrds([], {
      urlReader: mockServices.urlReader.mock(),
      logger: mockServices.logger.mock(),
    }),
  ).toEqual([]);
});
