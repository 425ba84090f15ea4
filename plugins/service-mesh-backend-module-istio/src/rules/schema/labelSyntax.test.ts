import { judge } from '../../testUtils/admission';
import { labelSyntax } from './labelSyntax';

describe('schema/label-syntax', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a key with a blank',
      'DestinationRule',
      { subsets: [{ labels: { 'a b': 'c' } }] },
      ['/subsets/0/labels/a b'],
    ],
    [
      'a long value',
      'ServiceEntry',
      { endpoints: [{ labels: { a: 'x'.repeat(64) } }] },
      ['/endpoints/0/labels/a'],
    ],
    [
      'two domains',
      'WorkloadEntry',
      { labels: { 'a/b/c': 'd' } },
      ['/labels/a~1b~1c'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(labelSyntax, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    [
      'labels',
      'DestinationRule',
      { subsets: [{ labels: { 'app.kubernetes.io/name': 'a', version: '' } }] },
    ],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(labelSyntax, kind, spec)).toEqual([]);
  });
});
