import { judge } from '../../../testUtils/admission';
import { denyOnTcp } from './denyOnTcp';

describe('schema/deny-by-http-only', () => {
  it.each<[string, object, string[]]>([
    [
      'paths without ports',
      {
        action: 'DENY',
        rules: [{ to: [{ operation: { paths: ['/admin'] } }] }],
      },
      ['/rules/0 warns'],
    ],
    [
      'tokens without ports',
      {
        action: 'DENY',
        rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }],
      },
      ['/rules/0 warns'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(denyOnTcp, 'AuthorizationPolicy', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'paths on a port',
      {
        action: 'DENY',
        rules: [{ to: [{ operation: { paths: ['/admin'], ports: ['80'] } }] }],
      },
    ],
    [
      'paths of some callers',
      {
        action: 'DENY',
        rules: [
          {
            from: [{ source: { notPrincipals: ['a'] } }],
            to: [{ operation: { paths: ['/admin'] } }],
          },
        ],
      },
    ],
    ['ALLOW', { rules: [{ to: [{ operation: { paths: ['/admin'] } }] }] }],
    ['every request', { action: 'DENY', rules: [{}] }],
  ])('takes %s', (_, spec) => {
    expect(judge(denyOnTcp, 'AuthorizationPolicy', spec)).toEqual([]);
  });
});
