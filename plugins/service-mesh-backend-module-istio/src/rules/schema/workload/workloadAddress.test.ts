import { judge } from '../../../testUtils/admission';
import { workloadAddress } from './workloadAddress';

describe('schema/workload-address', () => {
  it.each<[string, string, object, string[]]>([
    ['no address', 'WorkloadEntry', {}, ['']],
    ['a network only', 'WorkloadEntry', { network: 'a' }, [' warns']],
    [
      'an address that is none',
      'WorkloadEntry',
      { address: 'a_b' },
      ['/address'],
    ],
    [
      'a socket that is none',
      'WorkloadEntry',
      { address: 'unix://a/' },
      ['/address'],
    ],
    [
      'a probe of nothing',
      'WorkloadGroup',
      { probe: { periodSeconds: -1 } },
      ['/probe/periodSeconds', '/probe'],
    ],
    [
      'a probe without a command',
      'WorkloadGroup',
      { probe: { exec: {} } },
      ['/probe/exec'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(workloadAddress, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    ['addresses', 'WorkloadEntry', { address: 'db.example.com' }],
    ['a probe', 'WorkloadGroup', { probe: { httpGet: { port: 80 } } }],
    ['no probe', 'WorkloadGroup', { template: {} }],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(workloadAddress, kind, spec)).toEqual([]);
  });
});
