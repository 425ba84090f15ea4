import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import {
  CrdSet,
  loadCrds,
  readManifests,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { generate } from './commands/generate';

const repository = resolve(__dirname, '../../..');
const definitions = resolve(repository, '../shared/data/crds');
const describeWithData = existsSync(definitions) ? describe : describe.skip;

function filesIn(folder: string): { path: string; content: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => ({
      path: relative(folder, path),
      content: readFileSync(path, 'utf8'),
    }));
}

function load(mesh: string): CrdSet {
  return loadCrds(
    [mesh, 'gateway-api/standard'].flatMap(folder =>
      filesIn(join(definitions, folder)),
    ),
  );
}

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'crds-'));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(out, { recursive: true });
});

describeWithData('what is generated for the shop', () => {
  it.each([
    ['istio', 'istio', 'VirtualService'],
    ['istio-ambient', 'istio', 'AuthorizationPolicy'],
    ['linkerd', 'linkerd', 'HTTPRoute'],
  ])('an API server accepts for %s', async (mesh, folder, usual) => {
    const crds = load(folder);
    await generate({
      catalog: join(repository, 'packages/backend/catalog/shop'),
      config: join(repository, 'app-config.yaml'),
      mesh,
      out,
    });
    // Kinds without a definition, such as Service, are built into the API server.
    const judged = filesIn(out).flatMap(({ path, content }) =>
      readManifests(content, path).documents.flatMap(({ object }) => {
        const problems = crds.validate(object);
        return problems ? [{ path, kind: object.kind, problems }] : [];
      }),
    );
    expect(judged.map(({ kind }) => kind)).toContain(usual);
    expect(judged.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });
});
