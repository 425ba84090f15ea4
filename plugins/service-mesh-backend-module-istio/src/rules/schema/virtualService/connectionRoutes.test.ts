import { judge } from '../../../testUtils/admission';
import { connectionRoutes } from './connectionRoutes';

describe('schema/connection-route', () => {
  it.each<[string, object, string[]]>([
    [
      'a rule without match',
      { hosts: ['a'], tls: [{ route: [{ destination: { host: 'orders' } }] }] },
      ['/tls/0'],
    ],
    [
      'a match without names',
      {
        hosts: ['a'],
        tls: [
          {
            match: [{ port: 443 }],
            route: [{ destination: { host: 'orders' } }],
          },
        ],
      },
      ['/tls/0/match/0'],
    ],
    [
      'a name of other hosts',
      {
        hosts: ['*.a.com'],
        tls: [
          {
            match: [{ sniHosts: ['x.a.com', 'b.com'] }],
            route: [{ destination: { host: 'orders' } }],
          },
        ],
      },
      ['/tls/0/match/0/sniHosts/1'],
    ],
    [
      'an IP address as name',
      {
        hosts: ['192.0.2.1'],
        tls: [
          {
            match: [{ sniHosts: ['192.0.2.1'] }],
            route: [{ destination: { host: 'orders' } }],
          },
        ],
      },
      ['/tls/0/match/0/sniHosts/0 warns'],
    ],
    ['no route', { hosts: ['a'], tcp: [{}] }, ['/tcp/0']],
    [
      'a range that is none',
      {
        hosts: ['a'],
        tcp: [
          {
            match: [{ destinationSubnets: ['10.0.0.0/64'] }],
            route: [{ destination: { host: 'orders' } }],
          },
        ],
      },
      ['/tcp/0/match/0/destinationSubnets/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(connectionRoutes, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'connections',
      {
        hosts: ['*.a.com'],
        tls: [
          {
            match: [{ sniHosts: ['*.b.a.com', '*.a.com'] }],
            route: [{ destination: { host: 'orders' } }],
          },
        ],
        tcp: [
          {
            match: [{ destinationSubnets: ['10.0.0.0/8', '::1'] }],
            route: [{ destination: { host: 'orders' } }],
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(connectionRoutes, 'VirtualService', spec)).toEqual([]);
  });
});
