import { judge } from '../../../testUtils/admission';
import { routeHeaders } from './routeHeaders';

describe('schema/route-headers', () => {
  it.each<[string, object, string[]]>([
    [
      'a pseudo-header that is set',
      { http: [{ headers: { request: { set: { ':path': '/' } } } }] },
      ['/http/0/headers/request/set/:path'],
    ],
    [
      'the host of a response',
      { http: [{ headers: { response: { add: { host: 'a' } } } }] },
      ['/http/0/headers/response/add/host'],
    ],
    [
      'the host that is removed',
      { http: [{ route: [{ headers: { request: { remove: ['Host'] } } }] }] },
      ['/http/0/route/0/headers/request/remove/0'],
    ],
    [
      'a name with a blank',
      { http: [{ headers: { request: { set: { 'a b': 'x' } } } }] },
      ['/http/0/headers/request/set/a b'],
    ],
    [
      'a percent sign',
      { http: [{ headers: { request: { set: { a: '50%' } } } }] },
      ['/http/0/headers/request/set/a'],
    ],
    [
      'a line break',
      { http: [{ headers: { request: { set: { a: 'x\ny' } } } }] },
      ['/http/0/headers/request/set/a'],
    ],
    [
      'the authority twice',
      {
        http: [
          {
            rewrite: { authority: 'a' },
            headers: { request: { set: { host: 'a' } } },
          },
        ],
      },
      ['/http/0/rewrite/authority'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(routeHeaders, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'the host of a request',
      {
        http: [
          { headers: { request: { set: { Host: 'a', ':authority': 'b' } } } },
        ],
      },
    ],
    [
      'what the proxy puts in',
      {
        http: [
          {
            headers: {
              response: {
                set: {
                  a: '%DOWNSTREAM_REMOTE_ADDRESS% %REQ(x-a?y-b):10% %START_TIME(%s.%3f)% 100%%',
                },
              },
            },
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(routeHeaders, 'VirtualService', spec)).toEqual([]);
  });
});
