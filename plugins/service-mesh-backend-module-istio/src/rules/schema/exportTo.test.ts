import { judge } from '../../testUtils/admission';
import { exportTo } from './exportTo';

describe('schema/export-to', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a namespace twice',
      'VirtualService',
      { exportTo: ['a', 'a'] },
      ['/exportTo/1'],
    ],
    [
      'its own namespace twice',
      'VirtualService',
      { exportTo: ['.', 'shop'] },
      ['/exportTo/1'],
    ],
    [
      'all and one',
      'DestinationRule',
      { exportTo: ['*', 'a'] },
      ['/exportTo/0'],
    ],
    [
      'what can be no namespace',
      'DestinationRule',
      { exportTo: ['a.b'] },
      ['/exportTo/0'],
    ],
    ['nobody', 'VirtualService', { exportTo: ['~'] }, ['/exportTo/0']],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(exportTo, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    ['nobody of a ServiceEntry', 'ServiceEntry', { exportTo: ['~'] }],
    ['some', 'VirtualService', { exportTo: ['.', 'billing'] }],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(exportTo, kind, spec)).toEqual([]);
  });
});
