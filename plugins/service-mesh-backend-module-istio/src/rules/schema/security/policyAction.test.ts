import { judge } from '../../../testUtils/admission';
import { policyAction } from './policyAction';

describe('schema/authorization-action', () => {
  it.each<[string, object, string[]]>([
    [
      'a provider that is not asked',
      { provider: { name: 'a' } },
      ['/provider'],
    ],
    ['no provider to ask', { action: 'CUSTOM', rules: [{}] }, ['']],
    ['DENY without rules', { action: 'DENY' }, ['']],
    [
      'identities for a provider',
      {
        action: 'CUSTOM',
        provider: { name: 'a' },
        rules: [
          {
            from: [
              { source: { notPrincipals: ['a'], ipBlocks: ['10.0.0.0/8'] } },
            ],
            when: [{ key: 'request.auth.principal', values: ['a'] }],
          },
        ],
      },
      ['/rules/0/from/0/source/notPrincipals', '/rules/0/when/0/key'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(policyAction, 'AuthorizationPolicy', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['ALLOW without rules, which denies everything', {}],
    [
      'CUSTOM',
      {
        action: 'CUSTOM',
        provider: { name: 'a' },
        rules: [{ to: [{ operation: { paths: ['/a'] } }] }],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(policyAction, 'AuthorizationPolicy', spec)).toEqual([]);
  });
});
