import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument, Rule, RuleHit } from './rule';
import { runRules } from './runRules';

const start = { line: 1, column: 1 };
const document = (name: string): ManifestDocument => ({
  object: {
    apiVersion: 'v1',
    kind: 'A',
    metadata: { name },
  } as KubernetesObject,
  file: `${name}.yaml`,
  locate: () => ({ start, end: start }),
});
const one = document('one');
const other = document('other');

const rule = (
  code: string,
  hits: Partial<RuleHit>[],
  rest: Partial<Rule> = {},
) => ({
  code,
  title: '',
  why: '',
  severity: 'error' as const,
  layer: 'schema' as const,
  consequence: 'rejected' as const,
  equivalents: [],
  check: () =>
    hits.map(hit => ({ document: one, pointer: '', message: '', ...hit })),
  ...rest,
});

const webhook = rule(
  'test/webhook',
  [
    { pointer: '/spec' },
    { pointer: '/spec/http/0' },
    { pointer: '/spec/http/0/route/0' },
    { pointer: '/spec/http/01' },
    { pointer: '/spec/tcp' },
    { document: other, pointer: '/spec/http/0' },
  ],
  { yieldsToSchema: true },
);

const found = (...rules: Rule[]) =>
  runRules(rules, [one, other])
    .filter(({ code }) => code === 'test/webhook')
    .map(({ file, pointer }) => `${file} ${pointer}`);

describe('what a schema rejects', () => {
  it('is said once: at the place, around it and inside it', () => {
    const schema = rule('test/schema', [{ pointer: '/spec/http/0' }]);
    expect(found(webhook, schema)).toEqual([
      'one.yaml /spec/http/01',
      'one.yaml /spec/tcp',
      'other.yaml /spec/http/0',
    ]);
  });

  it.each([
    [
      'is not decided',
      rule('test/schema', [
        { pointer: '/spec/http/0', undecided: 'needs CRDs' },
      ]),
    ],
    [
      'is no matter of the schema',
      rule('test/other', [{ pointer: '/spec/http/0' }], { layer: 'meaning' }),
    ],
  ])('hides nothing where it %s', (_, schema) => {
    expect(found(schema, webhook)).toHaveLength(6);
  });
});
