import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { stringify } from 'yaml';
import { z } from 'zod/v4';
import { readMeshConfig } from '../config';
import { defineKind } from '../kind';
import { contentHash } from '../render';
import { inTurns } from '../steps';
import { Rule } from './rule';
import { commonRules } from './rules';
import { schemaRules } from './rules/schema';
import { validateFiles, validationSteps } from './validateFiles';

const config = readMeshConfig({});

const widget = defineKind({
  apiVersion: 'example.com/v1',
  alsoServed: ['example.com/v1beta1'],
  kind: 'Widget',
  spec: z.strictObject({
    hosts: z.array(z.string()),
    routes: z
      .array(z.strictObject({ timeout: z.string().optional() }))
      .optional(),
  }),
});

const object = (spec: unknown, apiVersion = 'example.com/v1') => ({
  apiVersion,
  kind: 'Widget',
  metadata: { name: 'w' },
  spec,
});

function validate(objects: unknown[], rules: readonly Rule[], section = {}) {
  return validateFiles(
    objects.map((value, i) => ({
      path: `${i}.yaml`,
      content: stringify(value),
    })),
    { rules, config: readMeshConfig(section) },
  );
}

describe('schema rules', () => {
  const rules = schemaRules({ kinds: [widget] });

  it('pass what fits, and kinds that nobody knows', () => {
    expect(
      validate(
        [
          object({ hosts: ['a'] }),
          object({ hosts: [] }, 'example.com/v1beta1'),
          object({ anything: 1 }, 'other.example/v1'),
        ],
        rules,
      ),
    ).toEqual([]);
  });

  it('ask for a mapping of kinds that they know by name only', () => {
    const byName = schemaRules({ kinds: [], groups: ['example.com'] });
    const invalid = (spec: unknown) =>
      validate([object(spec)], byName).filter(
        ({ code }) => code === 'schema/invalid-value',
      );

    expect(invalid({})).toEqual([]);
    expect(invalid(null)).toEqual([]);
    expect(invalid(['a'])).toMatchObject([{ pointer: '/spec' }]);
    expect(invalid('a')).toMatchObject([{ pointer: '/spec' }]);
  });

  it('name an unknown field, what was meant, and its line', () => {
    expect(
      validate([object({ hosts: [], routes: [{ timout: '5s' }] })], rules),
    ).toMatchObject([
      {
        code: 'schema/unknown-field',
        severity: 'error',
        pointer: '/spec/routes/0/timout',
        message: expect.stringContaining("did you mean 'timeout'?"),
        file: '0.yaml',
        range: { start: { line: 8, column: 7 } },
        resource: { kind: 'Widget', name: 'w', namespace: null },
      },
    ]);
  });

  it('name a value of the wrong type', () => {
    expect(validate([object({ hosts: 'a' })], rules)).toMatchObject([
      {
        code: 'schema/invalid-value',
        pointer: '/spec/hosts',
        message: `/spec/hosts of Widget 'w' is "a": expected array, received string.`,
      },
    ]);
  });

  it('name a value that is missing', () => {
    expect(validate([object({})], rules)).toMatchObject([
      {
        code: 'schema/invalid-value',
        pointer: '/spec/hosts',
        message: "Widget 'w' has no /spec/hosts, which is required.",
      },
    ]);
  });
});

describe('common rules', () => {
  it('name an object that is defined twice, and where first', () => {
    expect(validate([object({}), object({})], commonRules)).toMatchObject([
      {
        code: 'reference/duplicate-object',
        file: '1.yaml',
        related: [{ file: '0.yaml' }],
      },
    ]);
  });

  it.each([
    ['in one file', ['a/w.yaml', 'a/w.yaml'], 'error'],
    ['in one folder', ['a/1.yaml', 'a/2.yaml'], 'warning'],
    ['in two folders', ['a/w.yaml', 'b/w.yaml'], 'info'],
  ])('weigh that an object is defined twice %s', (_, paths, severity) => {
    const files = [...new Set(paths)].map(path => ({
      path,
      content: paths
        .filter(one => one === path)
        .map(() => stringify(object({})))
        .join('---\n'),
    }));

    expect(validateFiles(files, { rules: commonRules, config })).toMatchObject([
      { code: 'reference/duplicate-object', severity },
    ]);
  });

  it('tell once of an object that is defined often', () => {
    const often = Array.from({ length: 20 }, () => object({}));

    expect(validate(often, commonRules)).toMatchObject([
      { message: expect.stringContaining('20 times; the first stands in 0') },
    ]);
  });

  it('tell a generated file that was edited from one that was not', () => {
    const made = object({ hosts: ['a'] }) as unknown as KubernetesObject;
    const hashed = (spec: any) => ({
      ...made,
      metadata: {
        name: 'w',
        annotations: { 'mesh-configurator.io/content-hash': contentHash(made) },
      },
      spec,
    });
    expect(validate([hashed({ hosts: ['a'] })], commonRules)).toEqual([]);
    expect(validate([hashed({ hosts: ['b'] })], commonRules)).toMatchObject([
      { code: 'policy/edited-by-hand' },
    ]);
  });
});

describe('validateFiles', () => {
  const failing: Rule = {
    ...commonRules[0],
    code: 'test/failing',
    check: () => {
      throw new TypeError('cannot read');
    },
  };

  it('outlives a rule that fails, and says that it failed', () => {
    expect(
      validate([object({}), object({})], [failing, ...commonRules]),
    ).toMatchObject([
      { code: 'reference/duplicate-object' },
      { code: 'test/failing', undecided: expect.any(String) },
    ]);
  });

  it('gives rules the severity of app-config, or switches them off', () => {
    const codes = (severity: string) =>
      validate([object({}), object({})], commonRules, {
        rules: [{ code: 'reference/duplicate-object', severity }],
      }).map(finding => finding.severity);
    expect(codes('info')).toEqual(['info']);
    expect(codes('off')).toEqual([]);
  });

  it('lets others have their turn after each document and each rule', async () => {
    const content = [object({}), object({})]
      .map(o => stringify(o))
      .join('---\n');
    const options = { rules: commonRules, config };
    const pause = jest.fn();
    const found = await inTurns(
      validationSteps([{ path: 'a.yaml', content }], options),
      pause,
    );
    expect(found).toEqual(
      validateFiles([{ path: 'a.yaml', content }], options),
    );
    expect(found).toHaveLength(1);
    expect(pause).toHaveBeenCalledTimes(2 + commonRules.length);
  });

  it('never throws on objects of any shape', () => {
    const odd = [
      object(null),
      object([]),
      {
        apiVersion: 'v1',
        kind: 'Widget',
        metadata: { name: 'x', annotations: 5 },
      },
      [],
      'text',
      { kind: 'List', items: 5 },
    ];
    expect(() =>
      validate(odd, [...schemaRules({ kinds: [widget] }), ...commonRules]),
    ).not.toThrow();
    expect(config.rules).toEqual([]);
  });
});
