import { judge } from '../../../testUtils/admission';
import { routeDestination } from './routeDestination';

describe('schema/route-destination', () => {
  it.each<[string, object, string[]]>([
    [
      'a weight below 0',
      { http: [{ route: [{ destination: { host: 'a' }, weight: -1 }] }] },
      ['/http/0/route/0/weight'],
    ],
    [
      'weights that are all 0',
      {
        tcp: [
          {
            route: [
              { destination: { host: 'a' } },
              { destination: { host: 'b' }, weight: 0 },
            ],
          },
        ],
      },
      ['/tcp/0/route'],
    ],
    [
      'no destination',
      { http: [{ route: [{ weight: 100 }] }] },
      ['/http/0/route/0'],
    ],
    [
      'a subset that is no name',
      { http: [{ route: [{ destination: { host: 'a', subset: 'v_1' } }] }] },
      ['/http/0/route/0/destination/subset'],
    ],
    [
      'a port that is none',
      { http: [{ mirror: { host: 'a', port: { number: 70000 } } }] },
      ['/http/0/mirror/port/number'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(routeDestination, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'weights that do not add up to 100',
      {
        http: [
          {
            route: [
              { destination: { host: 'a' }, weight: 1 },
              { destination: { host: 'b' }, weight: 2 },
            ],
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(routeDestination, 'VirtualService', spec)).toEqual([]);
  });
});
