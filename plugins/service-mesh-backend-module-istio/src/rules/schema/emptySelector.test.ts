import { judge } from '../../testUtils/admission';
import { emptySelector } from './emptySelector';

describe('schema/empty-selector', () => {
  it.each<[string, string, object, string[]]>([
    ['no labels', 'PeerAuthentication', { selector: {} }, ['/selector warns']],
    [
      'empty labels',
      'Sidecar',
      { workloadSelector: { labels: {} } },
      ['/workloadSelector warns'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(emptySelector, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    ['labels', 'PeerAuthentication', { selector: { matchLabels: { a: 'b' } } }],
    ['no selector', 'Sidecar', {}],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(emptySelector, kind, spec)).toEqual([]);
  });
});
