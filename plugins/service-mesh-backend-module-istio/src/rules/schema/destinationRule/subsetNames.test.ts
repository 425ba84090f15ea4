import { judge } from '../../../testUtils/admission';
import { subsetNames } from './subsetNames';

describe('schema/subsets', () => {
  it.each<[string, object, string[]]>([
    [
      'a name twice',
      { subsets: [{ name: 'a' }, { name: 'a' }] },
      ['/subsets/1/name'],
    ],
    [
      'a name with an underscore',
      { subsets: [{ name: 'v_1' }] },
      ['/subsets/0/name'],
    ],
    ['an empty one', { subsets: [null] }, ['/subsets/0']],
  ])('finds %s', (_, spec, places) => {
    expect(judge(subsetNames, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['two names', { subsets: [{ name: 'v1' }, { name: 'v2' }] }],
  ])('takes %s', (_, spec) => {
    expect(judge(subsetNames, 'DestinationRule', spec)).toEqual([]);
  });
});
