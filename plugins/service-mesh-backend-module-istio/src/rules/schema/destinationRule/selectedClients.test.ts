import { judge } from '../../../testUtils/admission';
import { selectedClients } from './selectedClients';

describe('schema/selected-clients', () => {
  it.each<[string, object, string[]]>([
    [
      'an export of what selects',
      { workloadSelector: { matchLabels: { a: 'b' } }, exportTo: ['billing'] },
      ['/exportTo'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(selectedClients, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'its own namespace',
      { workloadSelector: { matchLabels: { a: 'b' } }, exportTo: ['shop'] },
    ],
    ['an export of what selects none', { exportTo: ['*'] }],
  ])('takes %s', (_, spec) => {
    expect(judge(selectedClients, 'DestinationRule', spec)).toEqual([]);
  });
});
