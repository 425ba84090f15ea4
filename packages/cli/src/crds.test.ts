import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import {
  CrdSet,
  loadCrds,
  readManifests,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { parse, stringify } from 'yaml';
import { generate } from './commands/generate';

// Validation compiles every definition first, which takes seconds on a busy machine.
jest.setTimeout(60_000);

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
  const appConfig = join(repository, 'app-config.yaml');

  /** What the demo runs, with a change. */
  function changed(change: (serviceMesh: Record<string, any>) => void): string {
    const config = parse(readFileSync(appConfig, 'utf8'));
    change(config.serviceMesh);
    const file = join(out, 'app-config.yaml');
    writeFileSync(file, stringify(config));
    return file;
  }
  const withWaypoint = () =>
    changed(({ targets }) => {
      targets.istio.waypoint = 'waypoint';
    });
  const withNamespace = () =>
    changed(serviceMesh => {
      serviceMesh.namespaces = [{ name: 'shop', bundle: true }];
      serviceMesh.policy = { observability: { accessLog: 'errors' } };
    });

  it.each([
    ['istio', 'istio', 'VirtualService', () => appConfig],
    ['istio-ambient', 'istio', 'AuthorizationPolicy', () => appConfig],
    ['istio-ambient', 'istio', 'HTTPRoute', withWaypoint],
    ['istio', 'istio', 'Telemetry', withNamespace],
    ['istio-ambient', 'istio', 'Gateway', withNamespace],
    ['linkerd', 'linkerd', 'HTTPRoute', () => appConfig],
  ])(
    'an API server accepts for %s of %s, %s among it',
    async (mesh, folder, usual, config) => {
      const crds = load(folder);
      const files = join(out, 'files');
      await generate({
        catalog: join(repository, 'packages/backend/catalog/shop'),
        config: config(),
        mesh,
        out: files,
      });
      // Kinds without a definition, such as Service, are built into the API server.
      const judged = filesIn(files).flatMap(({ path, content }) =>
        readManifests(content, path).documents.flatMap(({ object }) => {
          const problems = crds.validate(object);
          return problems ? [{ path, kind: object.kind, problems }] : [];
        }),
      );
      expect(judged.map(({ kind }) => kind)).toContain(usual);
      expect(judged.filter(({ problems }) => problems.length > 0)).toEqual([]);
    },
  );
});
