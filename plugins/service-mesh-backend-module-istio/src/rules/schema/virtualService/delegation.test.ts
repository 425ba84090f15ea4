import { judge } from '../../../testUtils/admission';
import { delegation } from './delegation';

describe('schema/virtual-service-delegation', () => {
  it.each<[string, object, string[]]>([
    ['a delegate with rules for TCP', { http: [{}], tcp: [{}] }, ['/tcp']],
    ['an object without rules', { hosts: ['a'] }, ['']],
    [
      'a delegate that delegates',
      { http: [{ delegate: { name: 'b' } }] },
      ['/http/0/delegate'],
    ],
    [
      'a rule that delegates and routes',
      {
        hosts: ['a'],
        http: [
          {
            delegate: { name: 'b' },
            route: [{ destination: { host: 'orders' } }],
          },
        ],
      },
      ['/http/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(delegation, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a delegate',
      { http: [{ route: [{ destination: { host: 'orders' } }] }] },
    ],
    [
      'a rule that delegates',
      { hosts: ['a'], http: [{ delegate: { name: 'b' } }] },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(delegation, 'VirtualService', spec)).toEqual([]);
  });
});
