import { judge } from '../../../testUtils/admission';
import { envoyPatches } from './envoyPatches';

describe('schema/envoy-filter-patch', () => {
  it.each<[string, object, string[]]>([
    ['an empty patch', { configPatches: [null] }, ['/configPatches/0']],
    [
      'a patch of nothing',
      { configPatches: [{}] },
      ['/configPatches/0', '/configPatches/0'],
    ],
    [
      'no operation',
      { configPatches: [{ applyTo: 'CLUSTER', patch: {} }] },
      ['/configPatches/0/patch'],
    ],
    [
      'no value',
      { configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'ADD' } }] },
      ['/configPatches/0/patch'],
    ],
    [
      'a match of another kind',
      {
        configPatches: [
          {
            applyTo: 'CLUSTER',
            match: { listener: {} },
            patch: { operation: 'REMOVE' },
          },
        ],
      },
      ['/configPatches/0/match'],
    ],
    [
      'a version that is no expression',
      {
        configPatches: [
          {
            applyTo: 'CLUSTER',
            match: { proxy: { proxyVersion: '(' } },
            patch: { operation: 'REMOVE' },
          },
        ],
      },
      ['/configPatches/0/match/proxy/proxyVersion'],
    ],
    [
      'a filter that is passed over',
      {
        configPatches: [
          {
            applyTo: 'LISTENER',
            match: { listener: { filterChain: { filter: { name: 'a' } } } },
            patch: { operation: 'REMOVE' },
          },
        ],
      },
      ['/configPatches/0/match/listener/filterChain/filter warns'],
    ],
    [
      'names that filters had',
      {
        configPatches: [
          {
            applyTo: 'HTTP_FILTER',
            match: {
              listener: {
                filterChain: {
                  filter: {
                    name: 'envoy.http_connection_manager',
                    subFilter: { name: 'envoy.router' },
                  },
                },
              },
            },
            patch: { operation: 'REMOVE' },
          },
        ],
      },
      [
        '/configPatches/0/match/listener/filterChain/filter/name warns',
        '/configPatches/0/match/listener/filterChain/filter/subFilter/name warns',
      ],
    ],
    [
      'a filter inside another one',
      {
        configPatches: [
          {
            applyTo: 'HTTP_FILTER',
            match: {
              listener: {
                filterChain: { filter: { name: 'a', subFilter: {} } },
              },
            },
            patch: { operation: 'REMOVE' },
          },
        ],
      },
      [
        '/configPatches/0/match/listener/filterChain/filter/subFilter',
        '/configPatches/0/match/listener/filterChain/filter/subFilter',
      ],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(envoyPatches, 'EnvoyFilter', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a patch',
      {
        configPatches: [
          {
            applyTo: 'HTTP_FILTER',
            match: {
              listener: {
                filterChain: {
                  filter: {
                    name: 'envoy.filters.network.http_connection_manager',
                    subFilter: { name: 'envoy.filters.http.router' },
                  },
                },
              },
            },
            patch: { operation: 'INSERT_BEFORE', value: {} },
          },
        ],
      },
    ],
    [
      'a patch of a waypoint',
      {
        configPatches: [
          { applyTo: 'CLUSTER', match: { context: 'WAYPOINT' }, patch: {} },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(envoyPatches, 'EnvoyFilter', spec)).toEqual([]);
  });
});
