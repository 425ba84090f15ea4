import { judge } from '../../../testUtils/admission';
import { routeMatch } from './routeMatch';

describe('schema/route-match', () => {
  it.each<[string, object, string[]]>([
    [
      'a header that is none',
      { http: [{ match: [{ headers: { 'a b': { exact: 'x' } } }] }] },
      ['/http/0/match/0/headers/a b'],
    ],
    [
      'a header with nothing',
      { http: [{ match: [{ headers: { a: null } }] }] },
      ['/http/0/match/0/headers/a'],
    ],
    [
      'a claim at sidecars',
      {
        http: [
          {
            match: [
              { headers: { '@request.auth.claims.sub': { exact: 'x' } } },
            ],
          },
        ],
      },
      ['/http/0/match/0/headers/@request.auth.claims.sub'],
    ],
    [
      'an empty prefix',
      { http: [{ match: [{ headers: { a: { prefix: '' } } }] }] },
      ['/http/0/match/0/headers/a/prefix'],
    ],
    [
      'a port that is none',
      { tcp: [{ match: [{ port: 70000 }] }] },
      ['/tcp/0/match/0/port'],
    ],
    [
      'a namespace that can be none',
      { http: [{ match: [{ sourceNamespace: 'a b' }] }] },
      ['/http/0/match/0/sourceNamespace'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(routeMatch, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'an empty prefix of a path',
      { http: [{ match: [{ uri: { prefix: '' } }] }] },
    ],
    [
      'a header that is absent',
      { http: [{ match: [{ withoutHeaders: { a: null } }] }] },
    ],
    [
      'a claim at a gateway',
      {
        gateways: ['edge'],
        http: [
          {
            match: [
              { headers: { '@request.auth.claims.sub': { exact: 'x' } } },
            ],
          },
        ],
      },
    ],
    [
      'a part of HTTP/2',
      { http: [{ match: [{ headers: { ':path': { exact: '/' } } }] }] },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(routeMatch, 'VirtualService', spec)).toEqual([]);
  });
});
