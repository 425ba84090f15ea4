import { judge } from '../../testUtils/admission';
import { durationPrecision } from './durationPrecision';

describe('schema/duration', () => {
  it.each<[string, string, object, string[]]>([
    [
      'less than a millisecond',
      'VirtualService',
      { http: [{ timeout: '0s' }] },
      ['/http/0/timeout'],
    ],
    [
      'a part of a millisecond',
      'VirtualService',
      { http: [{ retries: { perTryTimeout: '1.5ms' } }] },
      ['/http/0/retries/perTryTimeout'],
    ],
    [
      'a part of a second for browsers',
      'VirtualService',
      { http: [{ corsPolicy: { maxAge: '1500ms' } }] },
      ['/http/0/corsPolicy/maxAge'],
    ],
    [
      'what is no duration',
      'DestinationRule',
      { trafficPolicy: { outlierDetection: { interval: '5' } } },
      ['/trafficPolicy/outlierDetection/interval'],
    ],
    [
      'one of a port',
      'DestinationRule',
      {
        subsets: [
          {
            trafficPolicy: {
              portLevelSettings: [
                { connectionPool: { tcp: { connectTimeout: '1us' } } },
              ],
            },
          },
        ],
      },
      [
        '/subsets/0/trafficPolicy/portLevelSettings/0/connectionPool/tcp/connectTimeout',
      ],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(durationPrecision, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    [
      'durations',
      'VirtualService',
      {
        http: [
          {
            timeout: '1h0.5s',
            retries: { perTryTimeout: '0.001s' },
            corsPolicy: { maxAge: '24h' },
          },
        ],
      },
    ],
    [
      'connections kept for ever',
      'DestinationRule',
      { trafficPolicy: { connectionPool: { tcp: { idleTimeout: '0s' } } } },
    ],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(durationPrecision, kind, spec)).toEqual([]);
  });
});
