import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { istioProvider } from '../provider';

const kindOf = (object: { apiVersion: string; kind: string }) =>
  istioProvider.kinds.find(
    ({ kind, apiVersion, alsoServed }) =>
      kind === object.kind &&
      [apiVersion, ...alsoServed].includes(object.apiVersion),
  );

/** Real configuration by others, kept beside the repository and not in it. */
const data = resolve(__dirname, '../../../../../shared/data/cases/istio-crd');
const describeData = existsSync(data) ? describe : describe.skip;

describeData('the schemas of the kinds, on real configuration', () => {
  const valid = (existsSync(data) ? readdirSync(data) : []).filter(name =>
    istioProvider.kinds.some(({ kind }) => name.startsWith(`${kind}-valid-`)),
  );

  it.each(valid)('know every field of %s', name => {
    const object = jest.requireActual(`${data}/${name}/input/input.yaml`);
    const result = kindOf(object)?.spec.safeParse(object.spec);

    expect(result?.error?.issues ?? []).toEqual([]);
    expect(result?.success).toBe(true);
  });
});

describe('the schemas of the kinds', () => {
  const meshKinds = istioProvider.kinds.filter(k => k.apiVersion !== 'v1');

  it.each(meshKinds.map(({ kind, spec }) => [kind, spec] as const))(
    'of %s does not know a field that is misspelled',
    (_, spec) => {
      const { error } = spec.safeParse({ hots: ['orders'] });

      expect(error?.issues.map(({ code }) => code)).toContain(
        'unrecognized_keys',
      );
    },
  );

  it('accept what is seldom written', () => {
    const { error } = istioProvider.kinds[0].spec.safeParse({
      hosts: ['orders'],
      http: [
        {
          match: [{ withoutHeaders: { 'x-debug': null } }],
          mirrorPercent: null,
          directResponse: { status: 503, body: { string: 'closed' } },
        },
      ],
    });

    expect(error).toBeUndefined();
  });
});
