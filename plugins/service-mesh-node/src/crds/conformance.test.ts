import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { celCompiler } from './cel';
import { CrdSet } from './crdSet';
import { loadCrds } from './loadCrds';
import { patternCache } from './patterns';

const data = resolve(__dirname, '../../../../../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

function load(...folders: string[]): CrdSet {
  return loadCrds(
    folders
      .flatMap(folder => filesIn(join(data, 'crds', folder)))
      .map(path => ({ path, content: readFileSync(path, 'utf8') })),
  );
}

function objectsIn(file: string): Json[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'silent' })
    .filter(document => document.errors.length === 0)
    .map(document => document.toJS() as Json)
    .filter(object => object !== null && typeof object === 'object');
}

/** The rules anywhere in a value. */
function rulesIn(value: Json): string[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  const rules = (value as any)['x-kubernetes-validations'];
  return [
    ...(Array.isArray(rules) ? rules.map(({ rule }) => rule) : []),
    ...Object.values(value).flatMap(rulesIn),
  ];
}

/** The way to each value inside a value, last step first. */
function waysInto(value: Json, way: string[] = []): string[][] {
  return value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([key, part]) => [
        [key, ...way],
        ...waysInto(part, [key, ...way]),
      ]);
}

describeWithData('against the definitions and manifests of others', () => {
  it('reads every definition', () => {
    const crds = load('istio', 'gateway-api/experimental', 'linkerd');
    expect(crds.findings).toEqual([]);
    expect(crds.kinds.length).toBeGreaterThan(60);
  });

  it('compiles every rule', () => {
    const compiler = celCompiler(patternCache());
    const rules = filesIn(join(data, 'crds')).flatMap(file =>
      objectsIn(file).flatMap(rulesIn),
    );
    expect(new Set(rules).size).toBeGreaterThan(100);
    expect(rules.filter(rule => 'reason' in compiler(rule))).toEqual([]);
  });

  it('agrees with Istio on which objects are valid', () => {
    const crds = load('istio', 'gateway-api/standard');
    const cases = join(data, 'cases/istio-crd');
    const verdicts = readdirSync(cases).map(name => {
      const [object] = objectsIn(join(cases, name, 'input/input.yaml'));
      const problems = crds.validate(object as object)!;
      expect(problems.filter(({ undecided }) => undecided)).toEqual([]);
      return { name, verdict: problems.length ? 'invalid' : 'valid' };
    });
    const expected = readdirSync(cases).map(name => ({
      name,
      verdict: JSON.parse(
        readFileSync(join(cases, name, 'expected.json'), 'utf8'),
      ).verdict,
    }));
    expect(verdicts).toEqual(expected);
  });

  it('never throws on manifests with a value replaced', () => {
    const crds = load('istio', 'gateway-api/standard');
    const manifests = filesIn(join(data, 'manifests/gateway-api-examples'))
      .flatMap(objectsIn)
      .filter(object => crds.validate(object as object));
    const places = manifests.flatMap(manifest =>
      waysInto(manifest).map(at => ({ manifest, at })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.jsonValue(),
        ({ manifest, at: [key, ...parents] }, value) => {
          const object = structuredClone(manifest) as object;
          const parent = parents.reduceRight<any>((o, k) => o[k], object);
          parent[key] = value;
          const before = JSON.stringify(object);
          const problems = crds.validate(object) ?? [];
          expect(JSON.stringify(object)).toBe(before);
          expect(problems.filter(({ undecided }) => undecided)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  // Kinds of removed APIs are not known to the definitions and so not judged; of the known kinds there are no exceptions.
  it.each<[string, string[], number]>([
    ['gateway-api-examples/examples/standard', ['gateway-api/standard'], 80],
    ['gateway-api-examples', ['gateway-api/experimental'], 90],
    ['istio-samples', ['istio', 'gateway-api/experimental'], 50],
  ])('accepts the working manifests of %s', (folder, definitions, least) => {
    const crds = load(...definitions);
    const root = join(data, 'manifests', folder);
    const judged = filesIn(root).flatMap(file =>
      objectsIn(file).flatMap(object => {
        const problems = crds.validate(object as object);
        return problems ? [{ file: relative(root, file), problems }] : [];
      }),
    );
    expect(judged.length).toBeGreaterThan(least);
    expect(judged.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });
});
