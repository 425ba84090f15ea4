import { judge } from '../../../testUtils/admission';
import { externalPorts } from './externalPorts';

describe('schema/service-entry-ports', () => {
  it.each<[string, object, string[]]>([
    [
      'ports of one name and number',
      {
        hosts: ['a.com'],
        ports: [
          { name: 'x', number: 1 },
          { name: 'x', number: 1 },
        ],
      },
      ['/ports/1/name', '/ports/1/number'],
    ],
    ['every host', { hosts: ['*'] }, ['/hosts/0']],
    [
      'workloads beside endpoints',
      {
        hosts: ['a.com'],
        resolution: 'STATIC',
        workloadSelector: {},
        endpoints: [{}],
      },
      ['/workloadSelector'],
    ],
    [
      'a range that would be resolved',
      { hosts: ['a.com'], resolution: 'DNS', addresses: ['10.0.0.0/8'] },
      ['/addresses/0'],
    ],
    [
      'endpoints that are not called',
      { hosts: ['a.com'], endpoints: [{}] },
      ['/endpoints'],
    ],
    [
      'endpoints for one',
      { hosts: ['a.com'], resolution: 'DNS_ROUND_ROBIN', endpoints: [{}, {}] },
      ['/endpoints'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(externalPorts, 'ServiceEntry', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a range that is not resolved',
      {
        hosts: ['a.com'],
        resolution: 'NONE',
        addresses: ['10.0.0.0/8'],
        ports: [
          { name: 'x', number: 1 },
          { name: 'y', number: 2 },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(externalPorts, 'ServiceEntry', spec)).toEqual([]);
  });
});
