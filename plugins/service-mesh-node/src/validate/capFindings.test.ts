import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readMeshConfig } from '../config';
import { capFindings, MAX_FINDINGS } from './capFindings';
import { Rule } from './rule';
import { validateFiles } from './validateFiles';

const finding = (index: number, rest: Partial<Finding> = {}): Finding => ({
  code: 'test/fault',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  message: `fault ${index}`,
  params: {},
  file: 'a.yaml',
  related: [],
  equivalents: ['IST0101'],
  confidence: 'stated',
  ...rest,
});

const many = (count: number, rest: Partial<Finding> = {}) =>
  Array.from({ length: count }, (_, index) => finding(index, rest));

describe('the bound on findings', () => {
  it('leaves as many as it allows', () => {
    expect(capFindings(many(3), 3)).toEqual(many(3));
  });

  it('sums up the rest in one finding that weighs as much', () => {
    expect(capFindings(many(5), 3)).toEqual([
      ...many(3),
      finding(3, {
        message:
          "2 more findings of 'test/fault' in a.yaml are not listed; the first of them stands here.",
        params: { omitted: 2 },
      }),
    ]);
  });

  it.each<[string, Partial<Finding>]>([
    ['another file', { file: 'b.yaml' }],
    ['another rule', { code: 'test/other' }],
    ['another severity', { severity: 'warning' }],
    [
      'findings that are accepted',
      { suppressed: { by: 'me', reason: 'so', until: null } },
    ],
    ['undecided findings', { undecided: 'needs more' }],
  ])('counts %s apart', (_, rest) => {
    expect(capFindings([...many(2), ...many(2, rest)], 2)).toHaveLength(4);
  });

  it('holds for files, whatever their size', () => {
    const everywhere: Rule = {
      code: 'test/fault',
      title: '',
      why: '',
      severity: 'error',
      layer: 'meaning',
      consequence: 'risky',
      equivalents: [],
      check: ({ documents }) =>
        documents.flatMap(document =>
          Array.from({ length: 50_000 }, (_, index) => ({
            document,
            pointer: '',
            message: `fault ${index}`,
          })),
        ),
    };
    const content = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n';
    const found = validateFiles([{ path: 'a.yaml', content }], {
      rules: [everywhere],
      config: readMeshConfig({}),
    });

    expect(found).toHaveLength(MAX_FINDINGS + 1);
    expect(found.map(({ params }) => params.omitted ?? 0)).toContain(49_900);
  });
});
