import { judge } from '../../../testUtils/admission';
import { connectionPoolLimits } from './connectionPool';

describe('schema/connection-pool', () => {
  it.each<[string, string, object, string[]]>([
    [
      'no limit',
      'DestinationRule',
      { trafficPolicy: { connectionPool: {} } },
      ['/trafficPolicy/connectionPool'],
    ],
    [
      'a limit below 0',
      'DestinationRule',
      { trafficPolicy: { connectionPool: { tcp: { maxConnections: -1 } } } },
      ['/trafficPolicy/connectionPool/tcp/maxConnections'],
    ],
    [
      'an upgrade that keeps',
      'DestinationRule',
      {
        trafficPolicy: {
          connectionPool: {
            http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: true },
          },
        },
      },
      ['/trafficPolicy/connectionPool/http/useClientProtocol'],
    ],
    [
      'half a keep-alive',
      'Sidecar',
      {
        inboundConnectionPool: { http: { http2KeepAlive: { interval: '5s' } } },
      },
      ['/inboundConnectionPool/http/http2KeepAlive'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(connectionPoolLimits, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    [
      'limits',
      'DestinationRule',
      {
        trafficPolicy: {
          connectionPool: {
            tcp: { maxConnections: 0 },
            http: { h2UpgradePolicy: 'UPGRADE' },
          },
        },
      },
    ],
    [
      'limits of what enters',
      'Sidecar',
      { ingress: [{ connectionPool: { tcp: {} } }] },
    ],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(connectionPoolLimits, kind, spec)).toEqual([]);
  });
});
