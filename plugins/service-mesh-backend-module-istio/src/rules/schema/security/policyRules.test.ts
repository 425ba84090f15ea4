import { judge } from '../../../testUtils/admission';
import { policyRules } from './policyRules';

describe('schema/authorization-rules', () => {
  it.each<[string, object, string[]]>([
    ['a rule that is null', { rules: [null] }, ['/rules/0']],
    [
      'empty parts',
      { rules: [{ from: [], to: [{}] }] },
      ['/rules/0/from', '/rules/0/to/0'],
    ],
    [
      'an empty source',
      { rules: [{ from: [{ source: {} }] }] },
      ['/rules/0/from/0'],
    ],
    [
      'an empty text',
      { rules: [{ to: [{ operation: { hosts: [''] } }] }] },
      ['/rules/0/to/0/operation/hosts/0'],
    ],
    [
      'a range and a port',
      {
        rules: [
          {
            from: [{ source: { notIpBlocks: ['10.0.0.0/33'] } }],
            to: [{ operation: { ports: ['http', '70000'] } }],
          },
        ],
      },
      [
        '/rules/0/from/0/source/notIpBlocks/0',
        '/rules/0/to/0/operation/ports/0',
        '/rules/0/to/0/operation/ports/1',
      ],
    ],
    [
      'accounts and domains',
      {
        rules: [
          {
            from: [
              {
                source: {
                  serviceAccounts: ['*', 'a/b/c'],
                  trustDomains: ['a/b', 'a*b'],
                },
              },
            ],
          },
        ],
      },
      [
        '/rules/0/from/0/source/serviceAccounts/0',
        '/rules/0/from/0/source/serviceAccounts/1',
        '/rules/0/from/0/source/trustDomains/0',
        '/rules/0/from/0/source/trustDomains/1',
      ],
    ],
    [
      'too many accounts',
      {
        rules: [
          {
            from: [
              {
                source: {
                  serviceAccounts: [...'abcdefghijklmnopq'],
                },
              },
            ],
          },
        ],
      },
      ['/rules/0/from/0/source/serviceAccounts'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(policyRules, 'AuthorizationPolicy', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'rules',
      {
        rules: [
          {},
          {
            from: [
              {
                source: {
                  serviceAccounts: ['a', 'shop/a'],
                  trustDomains: ['*', 'td*', '*.td'],
                  remoteIpBlocks: ['::1', '10.0.0.0/8'],
                },
              },
            ],
            to: [{ operation: { ports: ['80'] } }],
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(policyRules, 'AuthorizationPolicy', spec)).toEqual([]);
  });
});
