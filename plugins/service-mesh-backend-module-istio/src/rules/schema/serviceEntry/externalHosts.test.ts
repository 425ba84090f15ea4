import { judge } from '../../../testUtils/admission';
import { externalHosts } from './externalHosts';

describe('schema/service-entry-hosts', () => {
  it.each<[string, object, string[]]>([
    [
      'hosts on a port that does not tell them apart',
      {
        hosts: ['a.com', 'b.com'],
        resolution: 'DNS',
        ports: [
          { number: 1, protocol: 'TLS' },
          { number: 2, protocol: 'TCP' },
        ],
      },
      ['/ports/1'],
    ],
    [
      'a wildcard inside a name',
      { hosts: ['a*.com'], ports: [{ protocol: 'TLS' }] },
      ['/hosts/0 warns'],
    ],
    [
      'a name that is resolved on demand',
      {
        hosts: ['a.com'],
        resolution: 'DYNAMIC_DNS',
        ports: [{ protocol: 'TLS' }],
      },
      ['/hosts/0'],
    ],
    [
      'addresses and a protocol on demand',
      {
        hosts: ['*.a.com'],
        resolution: 'DYNAMIC_DNS',
        addresses: ['192.0.2.1'],
        ports: [{ protocol: 'TCP' }],
      },
      ['/addresses', '/ports/0/protocol'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(externalHosts, 'ServiceEntry', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'hosts told apart',
      {
        hosts: ['a.com', 'b.com'],
        resolution: 'DNS',
        ports: [{ protocol: 'HTTPS' }],
      },
    ],
    [
      'hosts that are not resolved',
      {
        hosts: ['a.com', 'b.com'],
        resolution: 'NONE',
        ports: [{ protocol: 'TCP' }],
      },
    ],
    [
      'a wildcard on demand',
      {
        hosts: ['*.a.com'],
        resolution: 'DYNAMIC_DNS',
        ports: [{ protocol: 'TLS' }],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(externalHosts, 'ServiceEntry', spec)).toEqual([]);
  });
});
