import { judge } from '../../../testUtils/admission';
import { localitySettings } from './locality';

describe('schema/locality-load-balancing', () => {
  it.each<[string, object, string[]]>([
    [
      'both settings',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: { localityLbSetting: {}, zoneAwareLbSetting: {} },
        },
      },
      ['/trafficPolicy/loadBalancer/zoneAwareLbSetting'],
    ],
    [
      'shares below 100',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              distribute: [{ from: 'eu/*', to: { 'eu/a': 50, 'eu/b': 40 } }],
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/distribute/0/to'],
    ],
    [
      'a share of 0',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              distribute: [{ from: 'eu', to: { us: 100, as: 0 } }],
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/distribute/0/to'],
    ],
    [
      'localities that overlap',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              distribute: [{ from: 'us', to: { 'eu/*': 50, 'eu/a': 50 } }],
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/distribute/0/to'],
    ],
    [
      'a wildcard in the middle',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              distribute: [{ from: 'us', to: { 'eu/*/x': 100 } }],
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/distribute/0'],
    ],
    [
      'failover to itself',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: { failover: [{ from: 'eu', to: 'eu' }] },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/failover/0'],
    ],
    [
      'failover between zones',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: { failover: [{ from: 'eu/a', to: 'eu/b' }] },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/failover/0'],
    ],
    [
      'two ways to lead',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              distribute: [{ from: 'eu', to: { us: 100 } }],
              failover: [{ from: 'eu', to: 'us' }],
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/failover'],
    ],
    [
      'an order that failover makes',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              failover: [{ from: 'eu', to: 'us' }],
              failoverPriority: ['topology.kubernetes.io/region'],
            },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting/failoverPriority'],
    ],
    [
      'failover that never happens',
      {
        trafficPolicy: {
          loadBalancer: {
            localityLbSetting: { failover: [{ from: 'eu', to: 'us' }] },
          },
        },
      },
      ['/trafficPolicy/loadBalancer/localityLbSetting warns'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(localitySettings, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a distribution',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: {
              distribute: [
                { from: 'eu/a/*', to: { 'eu/a/*': 80, 'eu/b/*': 20 } },
              ],
            },
          },
        },
      },
    ],
    [
      'a failover',
      {
        trafficPolicy: {
          outlierDetection: {},
          loadBalancer: {
            localityLbSetting: { failover: [{ from: 'eu', to: 'us' }] },
          },
        },
      },
    ],
    [
      'locality switched off',
      {
        trafficPolicy: {
          loadBalancer: { localityLbSetting: { enabled: false } },
        },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(localitySettings, 'DestinationRule', spec)).toEqual([]);
  });
});
