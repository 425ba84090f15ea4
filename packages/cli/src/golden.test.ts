import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { captureOutput } from './__testUtils__/captureOutput';
import { generate } from './commands/generate';

const repository = resolve(__dirname, '../../..');

/** The files below a folder by path. */
function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map(file => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
}

describe('the configuration of the shop', () => {
  let out: string;
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'golden-'));
    captureOutput();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(out, { recursive: true });
  });

  // After a change that is meant: `yarn golden`, and review the files like code.
  it.each(['istio', 'istio-ambient', 'linkerd'])(
    'is what its golden files say for %s',
    async mesh => {
      await generate({
        catalog: join(repository, 'packages/backend/catalog/shop'),
        config: join(repository, 'app-config.yaml'),
        mesh,
        out,
      });
      expect(tree(out)).toEqual(
        tree(resolve(__dirname, '__fixtures__/shop', mesh)),
      );
    },
  );
});
