import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say, strings, textOf } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { isFqdn, isIpAddress } from '../names';
import { isSet, isText } from '../set';

function addressProblems({ address, network }: JsonObject): Problem[] {
  if (!isText(address)) {
    return when(
      true,
      '',
      isText(network)
        ? 'has no address, so that it is reached through the gateway of its network only'
        : 'has neither an address nor a network',
      isText(network),
    );
  }
  const text = textOf(address);
  return when(
    text.startsWith('unix://')
      ? !/^unix:\/\/(\/|@).*[^/]$/.test(text)
      : !isIpAddress(text) && !isFqdn(text),
    '/address',
    say`has the address '${text}', which is no IP address, name or socket`,
  );
}

const COUNTS = [
  'failureThreshold',
  'initialDelaySeconds',
  'periodSeconds',
  'successThreshold',
  'timeoutSeconds',
];

const METHODS = ['httpGet', 'tcpSocket', 'exec', 'grpc'];

function probeProblems(probe: JsonObject): Problem[] {
  return [
    ...COUNTS.flatMap(name =>
      when(
        typeof probe[name] === 'number' && Number(probe[name]) < 0,
        `/probe/${name}`,
        say`has a probe with ${name} below 0`,
      ),
    ),
    ...when(
      !METHODS.some(name => isSet(probe[name])),
      '/probe',
      'has a probe that asks nothing',
    ),
    ...when(
      isSet(probe.exec) && strings(members(probe.exec).command).length === 0,
      '/probe/exec',
      'has a probe that runs no command',
    ),
  ];
}

/**
 * A workload outside Kubernetes can be reached.
 *
 * @internal
 */
export const workloadAddress = admissionRule({
  code: 'schema/workload-address',
  title: 'Workload entries have an address',
  why: 'A WorkloadEntry is reached at an IP address, a name or a socket, or through the gateway of its network alone; a probe of a WorkloadGroup says what it asks (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: orders, namespace: shop }
spec:
  address: "db_1"
`,
    good: `apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: orders, namespace: shop }
spec:
  address: 192.0.2.10
`,
  },
  of: { networking: ['WorkloadEntry', 'WorkloadGroup'] },
  problems(spec, { kind }) {
    if (kind === 'WorkloadEntry') {
      return addressProblems(spec);
    }
    return isSet(spec.probe) ? probeProblems(members(spec.probe)) : [];
  },
});
