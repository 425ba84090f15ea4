import { judge } from '../../../testUtils/admission';
import { policyConditions } from './policyConditions';

describe('schema/authorization-condition', () => {
  it.each<[string, object, string[]]>([
    [
      'no values',
      { rules: [{ when: [{ key: 'source.ip' }] }] },
      ['/rules/0/when/0'],
    ],
    [
      'an attribute that is none',
      {
        rules: [{ when: [{ key: 'destination.labels[app]', values: ['a'] }] }],
      },
      ['/rules/0/when/0/key'],
    ],
    ['no key', { rules: [{ when: [{ values: ['a'] }] }] }, ['/rules/0/when/0']],
    [
      'values that are none',
      {
        rules: [
          {
            when: [
              { key: 'source.ip', values: ['a'] },
              { key: 'destination.port', notValues: ['x'] },
            ],
          },
        ],
      },
      ['/rules/0/when/0/values/0', '/rules/0/when/1/notValues/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(policyConditions, 'AuthorizationPolicy', spec)).toEqual(
      places,
    );
  });

  it.each<[string, object]>([
    [
      'conditions',
      {
        rules: [
          {
            when: [
              { key: 'request.headers[x-a]', values: ['b'] },
              { key: 'request.auth.claims[a][b]', notValues: ['c'] },
              { key: 'source.ip', values: ['10.0.0.0/8'] },
              { key: 'experimental.envoy.filters.a[b]', values: ['c'] },
            ],
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(policyConditions, 'AuthorizationPolicy', spec)).toEqual([]);
  });
});
