import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings, textOf } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { isSet } from '../set';
import { policiesOf } from './policies';
import { distributionProblems } from './distribution';

/** Labels that say a locality, which the endpoints have anyway. */
const TOPOLOGY = [
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
];

function failoverProblems(failover: readonly JsonObject[], at: JsonPointer) {
  return failover.flatMap(({ from, to }, index) => [
    ...when(
      from === to,
      `${at}/${index}`,
      say`fails over from '${from}' to itself`,
    ),
    ...when(
      [from, to].some(region => /[/*]/.test(textOf(region))),
      `${at}/${index}`,
      'fails over between what are no regions',
    ),
  ]);
}

function settingProblems(
  setting: JsonObject,
  at: JsonPointer,
  detects: boolean,
): Problem[] {
  const { failover, failoverPriority, distribute } = setting;
  const isZoneAware = at.endsWith('zoneAwareLbSetting');
  const byTopology = strings(failoverPriority).filter(label =>
    TOPOLOGY.includes(label.split('=')[0]),
  );
  const failsOver =
    items(failover).length > 0 || strings(failoverPriority).length > 0;
  return [
    ...failoverProblems(items(failover), `${at}/failover`),
    ...distributionProblems(items(distribute), `${at}/distribute`),
    ...when(
      items(distribute).length > 0 && items(failover).length > 0,
      `${at}/failover`,
      'both distributes and fails over',
    ),
    ...when(
      byTopology.length > 0 && (isZoneAware || items(failover).length > 0),
      `${at}/failoverPriority`,
      say`orders by ${byTopology[0]}, which failover does already`,
    ),
    ...when(
      (failsOver || isZoneAware) && Object.keys(setting).length > 0 && !detects,
      at,
      'fails over without outlierDetection, so that it never does',
      true,
    ),
  ];
}

/**
 * Traffic by locality leads somewhere.
 *
 * @internal
 */
export const localitySettings = admissionRule({
  code: 'schema/locality-load-balancing',
  title: 'Traffic by locality is distributed whole, or fails over',
  why: 'Shares from a locality add up to 100; what is distributed does not fail over; failover is from one region to another. Without outlier detection no endpoint is ever unhealthy, so that nothing fails over (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy:
    connectionPool: { http: { http1MaxPendingRequests: 100 } }
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer: { localityLbSetting: { failover: [{ from: eu-west, to: eu-west }] } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy:
    connectionPool: { http: { http1MaxPendingRequests: 100 } }
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer: { localityLbSetting: { failover: [{ from: eu-west, to: eu-north }] } }
`,
  },
  of: { networking: ['DestinationRule'] },
  problems(spec) {
    return policiesOf(spec).flatMap(({ policy, at: base }) => {
      const at = `${base}/loadBalancer`;
      const { localityLbSetting, zoneAwareLbSetting } = members(
        policy.loadBalancer,
      );
      return [
        ...when(
          isSet(localityLbSetting) && isSet(zoneAwareLbSetting),
          `${at}/zoneAwareLbSetting`,
          'has both localityLbSetting and zoneAwareLbSetting',
        ),
        ...Object.entries({ localityLbSetting, zoneAwareLbSetting }).flatMap(
          ([name, setting]) =>
            settingProblems(
              members(setting),
              `${at}/${name}`,
              isSet(policy.outlierDetection) ||
                members(setting).enabled === false,
            ),
        ),
      ];
    });
  },
});
