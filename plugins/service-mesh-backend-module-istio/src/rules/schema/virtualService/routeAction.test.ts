import { judge } from '../../../testUtils/admission';
import { routeAction } from './routeAction';

describe('schema/route-action', () => {
  it.each<[string, object, string[]]>([
    [
      'a rule that does nothing',
      { hosts: ['a'], http: [{ timeout: '5s' }] },
      ['/http/0'],
    ],
    [
      'a route and a redirect',
      {
        hosts: ['a'],
        http: [
          {
            route: [{ destination: { host: 'orders' } }],
            redirect: { uri: '/' },
          },
        ],
      },
      ['/http/0'],
    ],
    [
      'a rewrite of what is redirected',
      {
        hosts: ['a'],
        http: [{ redirect: { uri: '/' }, rewrite: { uri: '/' } }],
      },
      ['/http/0/rewrite'],
    ],
    [
      'a fault of what is answered',
      { hosts: ['a'], http: [{ directResponse: { status: 200 }, fault: {} }] },
      ['/http/0/fault'],
    ],
    [
      'two ways to mirror',
      {
        hosts: ['a'],
        http: [
          {
            route: [{ destination: { host: 'orders' } }],
            mirror: { host: 'b' },
            mirrors: [{ destination: { host: 'b' } }],
          },
        ],
      },
      ['/http/0/mirrors'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(routeAction, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a route with a rewrite',
      {
        hosts: ['a'],
        http: [
          {
            route: [{ destination: { host: 'orders' } }],
            rewrite: { uri: '/' },
          },
        ],
      },
    ],
    ['a delegation', { hosts: ['a'], http: [{ delegate: { name: 'b' } }] }],
  ])('takes %s', (_, spec) => {
    expect(judge(routeAction, 'VirtualService', spec)).toEqual([]);
  });
});
