import { judge } from '../../../testUtils/admission';
import { trafficPolicyShape } from './trafficPolicy';

describe('schema/traffic-policy', () => {
  it.each<[string, object, string[]]>([
    [
      'a policy of nothing',
      { subsets: [{ name: 'a', trafficPolicy: {} }] },
      ['/subsets/0/trafficPolicy'],
    ],
    [
      'a port that is not named',
      { trafficPolicy: { portLevelSettings: [{ tls: {} }] } },
      ['/trafficPolicy/portLevelSettings/0/port'],
    ],
    [
      'settings of nothing',
      { trafficPolicy: { portLevelSettings: [{ port: { number: 80 } }] } },
      ['/trafficPolicy/portLevelSettings/0'],
    ],
    [
      'a tunnel with the PROXY protocol',
      {
        trafficPolicy: {
          tunnel: { targetHost: 'a.b', targetPort: 80 },
          proxyProtocol: {},
        },
      },
      ['/trafficPolicy/proxyProtocol'],
    ],
    [
      'a tunnel to nowhere',
      {
        trafficPolicy: {
          tunnel: { protocol: 'GET', targetHost: '*', targetPort: 0 },
        },
      },
      [
        '/trafficPolicy/tunnel/protocol',
        '/trafficPolicy/tunnel/targetHost',
        '/trafficPolicy/tunnel/targetPort',
      ],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(trafficPolicyShape, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    ['a budget', { trafficPolicy: { retryBudget: { percent: 20 } } }],
    [
      'a tunnel',
      {
        trafficPolicy: {
          tunnel: { protocol: 'POST', targetHost: '192.0.2.1', targetPort: 80 },
        },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(trafficPolicyShape, 'DestinationRule', spec)).toEqual([]);
  });
});
