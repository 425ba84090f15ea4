import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings, textOf } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { isFqdn, isIpAddress, isIpOrRange } from '../names';
import { isSet } from '../set';

const isSocket = (address: unknown) =>
  typeof address === 'string' && address.startsWith('unix://');

function endpointProblems(
  { address }: JsonObject,
  resolution: string,
  at: JsonPointer,
): Problem[] {
  if (typeof address !== 'string' || address === '') {
    return [];
  }
  const shown = address.slice(0, 80);
  switch (resolution) {
    case 'STATIC':
      return when(
        !isIpAddress(address) && !isSocket(address),
        `${at}/address`,
        say`is STATIC and has the endpoint '${shown}', which is neither an IP address nor a socket`,
      );
    case 'DNS':
    case 'DNS_ROUND_ROBIN':
      return when(
        !isFqdn(address) && !isIpAddress(address) && !isSocket(address),
        `${at}/address`,
        say`has the endpoint '${shown}', which cannot be resolved`,
      );
    default:
      return [];
  }
}

/**
 * The endpoints of a ServiceEntry can be called.
 *
 * @internal
 */
export const externalEndpoints = admissionRule({
  code: 'schema/service-entry-endpoints',
  title: 'Endpoints of a ServiceEntry go with its resolution',
  why: 'With STATIC an endpoint is an IP address or a socket, with DNS a name that can be resolved; its ports are those of the entry, and a host that is no name needs endpoints (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [db.example.com]
  location: MESH_EXTERNAL
  resolution: STATIC
  addresses: [192.0.2.10]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  endpoints: [{ address: db-1.example.com }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [db.example.com]
  location: MESH_EXTERNAL
  resolution: STATIC
  addresses: [192.0.2.10]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  endpoints: [{ address: 192.0.2.10 }]
`,
  },
  of: { networking: ['ServiceEntry'] },
  problems(spec) {
    const { resolution = 'NONE', endpoints, ports, workloadSelector } = spec;
    const hosts = strings(spec.hosts);
    const names = new Set(items(ports).map(({ name }) => name));
    const resolves = ['DNS', 'DNS_ROUND_ROBIN'].includes(textOf(resolution));
    const odd = hosts.findIndex(host => !isFqdn(host));
    return [
      ...strings(spec.addresses).flatMap((address, index) =>
        when(
          !isIpOrRange(address),
          `/addresses/${index}`,
          say`has the address '${address}', which is neither an IP address nor a range`,
        ),
      ),
      ...when(
        resolves && items(endpoints).length === 0 && odd >= 0,
        `/hosts/${odd}`,
        say`has no endpoints, and a host that cannot be resolved: '${hosts[
          odd
        ]?.slice(0, 80)}'`,
      ),
      ...when(
        resolution === 'NONE' && isSet(workloadSelector),
        '/workloadSelector',
        'selects workloads and sends to the address that was called',
        true,
      ),
      ...items(endpoints).flatMap((endpoint, index) =>
        endpointProblems(endpoint, textOf(resolution), `/endpoints/${index}`),
      ),
      ...items(endpoints).flatMap((endpoint, index) =>
        Object.keys(members(endpoint.ports))
          .filter(name => !names.has(name))
          .map(name => ({
            at: `/endpoints/${index}/ports`,
            what: say`has an endpoint with port '${name}', which is none of its ports`,
          })),
      ),
      ...when(
        items(ports).length !== 1 &&
          items(endpoints).some(({ address }) => isSocket(address)),
        '/endpoints',
        'has a socket as endpoint and not exactly one port',
      ),
      ...when(
        resolves &&
          hosts.length > 1 &&
          strings(spec.addresses).length > 0 &&
          items(ports).some(
            ({ protocol }) => textOf(protocol ?? 'TCP').toUpperCase() === 'TCP',
          ),
        '/addresses',
        'has addresses that stand for several hosts on a TCP port',
        true,
      ),
    ];
  },
});
