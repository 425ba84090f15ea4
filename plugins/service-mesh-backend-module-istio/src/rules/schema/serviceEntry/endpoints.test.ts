import { judge } from '../../../testUtils/admission';
import { externalEndpoints } from './endpoints';

describe('schema/service-entry-endpoints', () => {
  it.each<[string, object, string[]]>([
    [
      'an address that is none',
      { hosts: ['a.com'], addresses: ['somewhere'] },
      ['/addresses/0'],
    ],
    [
      'a host that cannot be resolved',
      { hosts: ['*.a.com'], resolution: 'DNS' },
      ['/hosts/0'],
    ],
    [
      'workloads that are not called',
      {
        hosts: ['a.com'],
        resolution: 'NONE',
        workloadSelector: { labels: { a: 'b' } },
      },
      ['/workloadSelector warns'],
    ],
    [
      'a name that is static',
      {
        hosts: ['a.com'],
        resolution: 'STATIC',
        ports: [{ name: 'x' }],
        endpoints: [{ address: 'b.com' }],
      },
      ['/endpoints/0/address'],
    ],
    [
      'an endpoint that cannot be resolved',
      {
        hosts: ['a.com'],
        resolution: 'DNS',
        endpoints: [{ address: '*.b.com' }],
      },
      ['/endpoints/0/address'],
    ],
    [
      'a port of no name',
      {
        hosts: ['a.com'],
        resolution: 'STATIC',
        ports: [{ name: 'x' }],
        endpoints: [{ address: '192.0.2.1', ports: { y: 1 } }],
      },
      ['/endpoints/0/ports'],
    ],
    [
      'a socket of two ports',
      {
        hosts: ['a.com'],
        resolution: 'STATIC',
        ports: [{ name: 'x' }, { name: 'y' }],
        endpoints: [{ address: 'unix:///a' }],
      },
      ['/endpoints'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(externalEndpoints, 'ServiceEntry', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a wildcard with endpoints',
      {
        hosts: ['*.a.com'],
        resolution: 'DNS',
        endpoints: [{ address: 'b.com' }],
      },
    ],
    [
      'a socket',
      {
        hosts: ['a.com'],
        resolution: 'STATIC',
        ports: [{ name: 'x' }],
        endpoints: [{ address: 'unix:///a' }],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(externalEndpoints, 'ServiceEntry', spec)).toEqual([]);
  });
});
