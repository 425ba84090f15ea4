import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { isFqdn, isIpAddress, isPort } from '../names';
import { isSet } from '../set';
import { policiesOf } from './policies';

const OF_PORT = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];

const OF_ALL = [
  ...OF_PORT,
  'portLevelSettings',
  'tunnel',
  'proxyProtocol',
  'retryBudget',
];

function tunnelProblems(tunnel: JsonObject, at: JsonPointer): Problem[] {
  const { protocol = 'CONNECT', targetHost, targetPort } = tunnel;
  return [
    ...when(
      protocol !== '' && protocol !== 'CONNECT' && protocol !== 'POST',
      `${at}/protocol`,
      say`tunnels by '${protocol}', which is neither CONNECT nor POST`,
    ),
    ...when(
      !isFqdn(targetHost) && !isIpAddress(targetHost),
      `${at}/targetHost`,
      'tunnels to what is neither a host nor an IP address',
    ),
    ...when(
      !isPort(targetPort),
      `${at}/targetPort`,
      say`tunnels to port ${targetPort}, which is none`,
    ),
  ];
}

/**
 * A traffic policy says something.
 *
 * @internal
 */
export const trafficPolicyShape = admissionRule({
  code: 'schema/traffic-policy',
  title: 'Traffic policies set something',
  why: 'istiod refuses a traffic policy that sets nothing, settings of a port that name none, and a tunnel together with the PROXY protocol; a tunnel is made by CONNECT or POST to a host and port (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy: {}
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } }
`,
  },
  of: { networking: ['DestinationRule'] },
  problems(spec) {
    return policiesOf(spec).flatMap(({ policy, at, isOfPort }) => [
      ...when(
        !(isOfPort ? OF_PORT : OF_ALL).some(name => isSet(policy[name])),
        at,
        'has a traffic policy that sets nothing',
      ),
      ...when(
        isOfPort && !isPort(members(policy.port).number),
        `${at}/port`,
        'has settings for a port and names none',
      ),
      ...when(
        isSet(policy.tunnel) && isSet(policy.proxyProtocol),
        `${at}/proxyProtocol`,
        'has both tunnel and proxyProtocol',
      ),
      ...(isSet(policy.tunnel)
        ? tunnelProblems(members(policy.tunnel), `${at}/tunnel`)
        : []),
    ]);
  },
});
