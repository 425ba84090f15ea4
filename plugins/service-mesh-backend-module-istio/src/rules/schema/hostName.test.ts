import { judge } from '../../testUtils/admission';
import { hostName } from './hostName';

describe('schema/host-name', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a wildcard inside',
      'VirtualService',
      { hosts: ['a.*.com'] },
      ['/hosts/0'],
    ],
    [
      'a wildcard behind letters',
      'VirtualService',
      { hosts: ['a*.com', 'a*b.com', '*a*.com'] },
      ['/hosts/0', '/hosts/1', '/hosts/2'],
    ],
    ['an underscore', 'DestinationRule', { host: 'a_b' }, ['/host']],
    [
      'every host as a destination',
      'VirtualService',
      { http: [{ route: [{ destination: { host: '*' } }] }] },
      ['/http/0/route/0/destination/host'],
    ],
    [
      'a scope that is none',
      'Gateway',
      { servers: [{ hosts: ['a/b/c', 'a*.com', '*/x_y'] }] },
      ['/servers/0/hosts/0', '/servers/0/hosts/1', '/servers/0/hosts/2'],
    ],
    [
      'a host without a namespace',
      'Sidecar',
      { egress: [{ hosts: ['a.com'] }] },
      ['/egress/0/hosts/0'],
    ],
    [
      'a number for a domain',
      'ServiceEntry',
      { hosts: ['1.2.3.4'] },
      ['/hosts/0'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(hostName, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    [
      'names',
      'VirtualService',
      {
        hosts: ['a', '*.a.com', '*a.com', '*-a.com', '192.0.2.1', '*'],
        http: [
          { route: [{ destination: { host: 'a.shop.svc.cluster.local' } }] },
        ],
      },
    ],
    [
      'scopes',
      'Gateway',
      {
        servers: [{ hosts: ['*', '*.a.com', './a.com', '*/*', 'shop/a.com'] }],
      },
    ],
    [
      'namespaces',
      'Sidecar',
      {
        egress: [
          { hosts: ['./*', '*/a.com', 'shop/*.a.com', '~/*', '~shop/a.com'] },
        ],
      },
    ],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(hostName, kind, spec)).toEqual([]);
  });
});
