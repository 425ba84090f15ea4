import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { discover } from './discover';
import { discoverDefinition } from './discoverDefinition';

const data = resolve(__dirname, '../../../../../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

afterEach(() => jest.restoreAllMocks());

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile());

/** What a file that does not say its type is read as. */
const FALL_BACK = 'openapi';

async function readFile(definition: string) {
  const output = captureOutput();
  await discoverDefinition({ definition, format: 'json' }).catch(() =>
    discoverDefinition({ definition, type: FALL_BACK, format: 'json' }),
  );
  return JSON.parse(output.stdout);
}

describeWithData('data of others', () => {
  it('has definitions that all tell operations or why not', async () => {
    const files = filesIn(join(data, 'definitions'));
    const silent: string[] = [];
    for (const file of files) {
      const { operations, findings } = await readFile(file);
      silent.push(...(operations.length || findings.length ? [] : [file]));
    }
    expect(files.length).toBeGreaterThan(50);
    expect(silent).toEqual([]);
  });

  it('has catalogs that can all be read', async () => {
    const folders = ['catalogs', 'definitions'].flatMap(name =>
      readdirSync(join(data, name)).map(entry => join(data, name, entry)),
    );
    for (const catalog of folders) {
      const output = captureOutput();
      expect(await discover({ catalog, format: 'json' })).toBe(0);
      expect(JSON.parse(output.stdout)).toEqual({
        services: expect.any(Object),
        findings: expect.any(Array),
      });
    }
  });
});
