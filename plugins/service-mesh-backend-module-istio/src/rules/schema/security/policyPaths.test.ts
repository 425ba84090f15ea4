import { judge } from '../../../testUtils/admission';
import { policyPaths } from './policyPaths';

describe('schema/authorization-path', () => {
  it.each<[string, object, string[]]>([
    [
      '/a/{id}',
      { rules: [{ to: [{ operation: { paths: ['/a/{id}'] } }] }] },
      ['/rules/0/to/0/operation/paths/0'],
    ],
    [
      '/a/{*}.json',
      { rules: [{ to: [{ operation: { paths: ['/a/{*}.json'] } }] }] },
      ['/rules/0/to/0/operation/paths/0'],
    ],
    [
      '/{**}/a/{*}',
      { rules: [{ to: [{ operation: { paths: ['/{**}/a/{*}'] } }] }] },
      ['/rules/0/to/0/operation/paths/0'],
    ],
    [
      '/a/{*}/b*',
      { rules: [{ to: [{ operation: { paths: ['/a/{*}/b*'] } }] }] },
      ['/rules/0/to/0/operation/paths/0'],
    ],
    [
      'a/{*}',
      { rules: [{ to: [{ operation: { paths: ['a/{*}'] } }] }] },
      ['/rules/0/to/0/operation/paths/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(policyPaths, 'AuthorizationPolicy', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'templates',
      {
        rules: [
          {
            to: [
              {
                operation: {
                  paths: ['/a/{*}/b', '/a/{**}', '/{*}/{**}', '/a*', '*'],
                },
              },
            ],
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(policyPaths, 'AuthorizationPolicy', spec)).toEqual([]);
  });
});
