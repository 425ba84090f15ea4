import { judge } from '../../../testUtils/admission';
import { virtualHosts } from './virtualHosts';

describe('schema/virtual-service-hosts', () => {
  it.each<[string, object, string[]]>([
    ['every host for sidecars', { hosts: ['*'] }, ['/hosts/0']],
    [
      'every host for sidecars beside a gateway',
      { hosts: ['*'], gateways: ['edge', 'mesh'] },
      ['/hosts/0'],
    ],
    [
      'a host twice',
      { hosts: ['a.example.com', 'A.example.com'] },
      ['/hosts/1'],
    ],
    [
      'a host inside a wildcard',
      { hosts: ['*.example.com', 'a.example.com'] },
      ['/hosts/1'],
    ],
    [
      'a wildcard inside a wildcard',
      { hosts: ['*.a.com', '*.com'] },
      ['/hosts/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(virtualHosts, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['every host at a gateway', { hosts: ['*'], gateways: ['edge'] }],
    ['hosts apart', { hosts: ['*.a.com', 'b.com', 'a.com'] }],
  ])('takes %s', (_, spec) => {
    expect(judge(virtualHosts, 'VirtualService', spec)).toEqual([]);
  });
});
