import { items, say, shown, strings, textOf } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isSet } from '../set';

/**
 * Ports of a ServiceEntry are told apart, and its parts go together.
 *
 * @internal
 */
export const externalPorts = admissionRule({
  code: 'schema/service-entry-ports',
  title: 'Ports of a ServiceEntry are named once, and its parts go together',
  why: 'istiod refuses two ports of one name or number, every host (*), workloads beside endpoints, ranges of addresses that would have to be resolved, and endpoints where none are used (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }, { number: 8443, name: tls, protocol: TLS }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }, { number: 8443, name: tls-alt, protocol: TLS }]
`,
  },
  of: { networking: ['ServiceEntry'] },
  problems(spec) {
    const { resolution = 'NONE', ports, endpoints, workloadSelector } = spec;
    const seen = new Set<string>();
    const count = items(endpoints).length;
    return [
      ...items(ports).flatMap((port, index) =>
        ['name', 'number'].flatMap(field => {
          const { [field]: value } = port;
          const key = `${field} ${shown(value)}`;
          const isRepeated = isSet(value) && seen.has(key);
          seen.add(key);
          return when(
            isRepeated,
            `/ports/${index}/${field}`,
            say`has two ports with ${field} ${value}`,
          );
        }),
      ),
      ...strings(spec.hosts).flatMap((host, index) =>
        when(host === '*', `/hosts/${index}`, 'has every host (*)'),
      ),
      ...when(
        isSet(workloadSelector) && count > 0,
        '/workloadSelector',
        'selects workloads and lists endpoints',
      ),
      ...strings(spec.addresses).flatMap((address, index) =>
        when(
          address.includes('/') &&
            !['NONE', 'STATIC'].includes(textOf(resolution)),
          `/addresses/${index}`,
          say`has a range of addresses and the resolution ${resolution}`,
        ),
      ),
      ...when(
        resolution === 'NONE' && count > 0,
        '/endpoints',
        'lists endpoints and sends to the address that was called',
      ),
      ...when(
        resolution === 'DNS_ROUND_ROBIN' && count > 1,
        '/endpoints',
        'has the resolution DNS_ROUND_ROBIN and more than one endpoint',
      ),
    ];
  },
});
