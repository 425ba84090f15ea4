import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { stringify } from 'yaml';
import { readMeshConfig } from '../../config';
import { MeshProvider } from '../../provider';
import { Rule } from '../rule';
import { commonRules } from '../rules';
import { validateFiles } from '../validateFiles';

const rule: Rule = {
  ...commonRules[0],
  code: 'test/always',
  equivalents: ['ABC1', 'XYZ2'],
  check: ({ documents }) =>
    documents.map(document => ({
      document,
      pointer: '/kind',
      message: 'Always.',
    })),
};

const provider = {
  suppressAnnotations: [{ name: 'abc.io/ignore', all: '*', codes: /^ABC/ }],
} as unknown as MeshProvider;

function suppressed(
  annotations: KubernetesObject['metadata']['annotations'],
  section: object = {},
  today: string | null = '2026-06-01',
) {
  const content = stringify({
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name: 'a', namespace: 'shop', annotations },
  });
  return validateFiles([{ path: 'k8s/a.yaml', content }], {
    rules: [rule],
    config: readMeshConfig(section),
    providers: [provider],
    today,
  }).map(finding => finding.suppressed?.by);
}

const own = (...entries: object[]) => ({
  'mesh-configurator.io/suppress': stringify(entries),
});

describe('a finding', () => {
  it('is accepted by an annotation with our code or one of the same meaning', () => {
    const by = ['mesh-configurator.io/suppress'];
    expect(suppressed(own({ code: 'test/always', reason: 'x' }))).toEqual(by);
    expect(suppressed(own({ code: 'XYZ2', reason: 'x' }))).toEqual(by);
    expect(suppressed(own({ code: 'test/other', reason: 'x' }))).toEqual([
      undefined,
    ]);
  });

  it('is accepted up to the last day, and not where the date is not known', () => {
    const until = (day: string, today?: string | null) =>
      suppressed(own({ code: 'ABC1', reason: 'x', until: day }), {}, today);
    expect(until('2026-06-01')[0]).toBeDefined();
    expect(until('2026-05-31')).toEqual([undefined]);
    expect(until('2026-06-01', null)).toEqual([undefined]);
  });

  it('stands where the annotation gives no reason', () => {
    expect(suppressed(own({ code: 'test/always' }))).toEqual([undefined]);
  });

  it.each([
    ['ABC1', 'abc.io/ignore'],
    ['QQQ9, ABC1', 'abc.io/ignore'],
    ['*', 'abc.io/ignore'],
    ['XYZ2', undefined],
    ['test/always', undefined],
  ])("is held against another tool's annotation '%s'", (text, by) => {
    expect(suppressed({ 'abc.io/ignore': text })).toEqual([by]);
  });

  it('is accepted by app-config for what its entry names', () => {
    const entry = (what: object) =>
      suppressed({}, { suppress: [{ code: 'ABC1', reason: 'x', ...what }] });
    const by = ['serviceMesh.suppress'];
    expect(entry({})).toEqual(by);
    expect(entry({ namespace: 'shop', kind: 'Thing', name: 'a' })).toEqual(by);
    expect(entry({ file: 'k8s' })).toEqual(by);
    expect(entry({ file: 'k8' })).toEqual([undefined]);
    expect(entry({ namespace: 'other' })).toEqual([undefined]);
  });
});

it('annotations that accept nothing are reported', () => {
  const messages = (text: string) =>
    validateFiles(
      [
        {
          path: 'a.yaml',
          content: stringify({
            apiVersion: 'v1',
            kind: 'Thing',
            metadata: {
              name: 'a',
              annotations: { 'mesh-configurator.io/suppress': text },
            },
          }),
        },
      ],
      { rules: commonRules, config: readMeshConfig({}), today: '2026-06-01' },
    ).map(({ code, message }) => [code, message.replace(/.*effect: /, '')]);
  const code = 'policy/suppression-without-effect';
  expect(messages('[')).toEqual([[code, 'it is not valid YAML.']]);
  expect(messages('a: b')).toEqual([
    [code, 'it is no list of { code, reason, until }.'],
  ]);
  expect(messages('[{ code: ABC1 }]')).toEqual([
    [code, expect.stringContaining('reason')],
  ]);
  expect(messages('[{ code: A, reason: x, until: "2026-05-31" }]')).toEqual([
    [code, "'A' was accepted until 2026-05-31."],
  ]);
});
