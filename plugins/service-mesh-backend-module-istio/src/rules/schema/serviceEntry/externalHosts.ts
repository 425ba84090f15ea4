import { items, labels, say, strings, textOf } from '../../../lenient';
import { admissionRule, when } from '../admission';

/** Protocols whose requests name their host. */
const NAMES_HOST = new Set([
  'GRPC',
  'GRPC-WEB',
  'HTTP',
  'HTTP2',
  'HTTPS',
  'HTTP_PROXY',
  'TLS',
]);

/** Protocols that a proxy resolves the host of while it answers. */
const ON_DEMAND = new Set(['GRPC', 'HTTP', 'HTTP2', 'TLS']);

/**
 * The hosts of a ServiceEntry can be told apart.
 *
 * @internal
 */
export const externalHosts = admissionRule({
  code: 'schema/service-entry-hosts',
  title: 'Hosts of a ServiceEntry can be told apart on its ports',
  why: 'Only the host in a request tells hosts on one port apart, so that one without HTTP or TLS serves one host; a wildcard is the whole first label; and what is resolved on demand is a wildcard (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [db.example.com, cache.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [db.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  addresses: [192.0.2.10]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
`,
  },
  of: { networking: ['ServiceEntry'] },
  problems(spec, { metadata }) {
    const { resolution = 'NONE', location, ports, addresses, endpoints } = spec;
    const hosts = strings(spec.hosts);
    const isDynamic = resolution === 'DYNAMIC_DNS';
    const blind = items(ports).findIndex(
      ({ protocol }) =>
        !NAMES_HOST.has(textOf(protocol ?? 'TCP').toUpperCase()),
    );
    const waypoint = labels(metadata.labels)['istio.io/use-waypoint'];
    return [
      ...when(
        hosts.length > 1 && blind >= 0 && resolution !== 'NONE',
        `/ports/${blind}`,
        say`has ${hosts.length} hosts on a port that does not tell them apart`,
      ),
      ...hosts.flatMap((host, index) => [
        ...when(
          isDynamic && !host.startsWith('*'),
          `/hosts/${index}`,
          say`resolves '${host}' on demand, which is for wildcards only`,
        ),
        ...when(
          !isDynamic && host.includes('*') && !/^\*(\.|$)/.test(host),
          `/hosts/${index}`,
          say`has the host '${host}', of which the proxy reads the * as a character`,
          true,
        ),
      ]),
      ...(isDynamic
        ? [
            ...['addresses', 'endpoints'].flatMap(name =>
              when(
                items(name === 'addresses' ? addresses : endpoints).length > 0,
                `/${name}`,
                say`resolves on demand and sets ${name}`,
              ),
            ),
            ...items(ports).flatMap(({ protocol }, index) =>
              when(
                !ON_DEMAND.has(textOf(protocol ?? '').toUpperCase()),
                `/ports/${index}/protocol`,
                say`resolves on demand on a port of ${
                  protocol || 'no protocol'
                }, which is none of HTTP, HTTP2, GRPC and TLS`,
              ),
            ),
            ...when(
              location === 'MESH_INTERNAL' &&
                waypoint !== undefined &&
                waypoint !== 'none',
              '/location',
              'resolves on demand at a waypoint and is said to be inside the mesh',
            ),
          ]
        : []),
    ];
  },
});
