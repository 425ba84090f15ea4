import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  loadCrds,
  readMeshConfig,
  Rule,
  rulesFor,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';

// The first object of each kind compiles its definition, which takes seconds on a busy machine.
jest.setTimeout(60_000);

const repository = resolve(__dirname, '../../../..');
const data = join(repository, '../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

const config = readMeshConfig({});

function filesIn(folder: string): { path: string; content: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => ({
      path: relative(data, path),
      content: readFileSync(path, 'utf8'),
    }));
}

const errorsIn = (
  files: { path: string; content: string }[],
  rules: readonly Rule[],
) =>
  validateFiles(files, { rules, config, providers }).filter(
    ({ severity, undecided }) =>
      severity === 'error' && undecided === undefined,
  );

describeWithData('objects that an API server has judged', () => {
  const folder = join(data, 'cases/istio-crd');
  const withCrds = () =>
    rulesFor(
      providers,
      [],
      loadCrds(
        ['istio', 'gateway-api/standard'].flatMap(name =>
          filesIn(join(data, 'crds', name)),
        ),
      ),
    );
  const cases = existsSync(folder)
    ? readdirSync(folder).map(name => ({
        name,
        verdict: JSON.parse(
          readFileSync(join(folder, name, 'expected.json'), 'utf8'),
        ).verdict as string,
        files: filesIn(join(folder, name, 'input')),
      }))
    : [];

  it('are judged alike with its definitions', () => {
    const rules = withCrds();
    const judged = cases.map(({ name, files }) => ({
      name,
      verdict: errorsIn(files, rules).some(({ layer }) => layer === 'schema')
        ? 'invalid'
        : 'valid',
    }));
    expect(judged).toEqual(
      cases.map(({ name, verdict }) => ({ name, verdict })),
    );
  });

  it('are not rejected without them, where it accepts them', () => {
    const rules = rulesFor(providers);
    const valid = cases.filter(({ verdict }) => verdict === 'valid');
    expect(valid.length).toBeGreaterThan(0);
    expect(valid.flatMap(({ files }) => errorsIn(files, rules))).toEqual([]);
  });
});

describeWithData('configuration of others that works', () => {
  /** The errors that docs/real-configuration.md judges, as `file code`. */
  function judgedErrors(): string[] {
    const page = readFileSync(
      join(repository, 'docs/real-configuration.md'),
      'utf8',
    );
    return [...page.matchAll(/^\| `([^`]+)` +\| `([^`]+)` +\|/gm)].map(
      ([, file, code]) => `${file} ${code}`,
    );
  }

  it('has, one file at a time, the errors that docs/real-configuration.md judges', () => {
    const rules = rulesFor(providers);
    const found = filesIn(join(data, 'manifests')).flatMap(file =>
      errorsIn([file], rules).map(
        ({ code }) => `${relative('manifests', file.path)} ${code}`,
      ),
    );
    expect([...new Set(found)].sort()).toEqual(judgedErrors().sort());
  });
});
