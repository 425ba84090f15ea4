import { judge } from '../../testUtils/admission';
import { regularExpression } from './regularExpression';

describe('schema/regular-expression', () => {
  it.each<[string, object, string[]]>([
    [
      'look-around',
      { http: [{ match: [{ uri: { regex: '(?=a)' } }] }] },
      ['/http/0/match/0/uri/regex'],
    ],
    [
      'nothing',
      { http: [{ match: [{ headers: { a: { regex: '' } } }] }] },
      ['/http/0/match/0/headers/a/regex'],
    ],
    [
      'too much',
      { http: [{ match: [{ uri: { regex: 'a'.repeat(1025) } }] }] },
      ['/http/0/match/0/uri/regex'],
    ],
    [
      'one that rewrites',
      {
        http: [{ rewrite: { uriRegexRewrite: { match: '(', rewrite: 'a' } } }],
      },
      ['/http/0/rewrite/uriRegexRewrite/match'],
    ],
    [
      'one of an origin',
      { http: [{ corsPolicy: { allowOrigins: [{ regex: '*' }] } }] },
      ['/http/0/corsPolicy/allowOrigins/0/regex'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(regularExpression, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'expressions',
      {
        http: [
          {
            match: [
              {
                uri: { regex: '(?i)/a.*' },
                withoutHeaders: { a: { regex: '*' } },
              },
            ],
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(regularExpression, 'VirtualService', spec)).toEqual([]);
  });
});
