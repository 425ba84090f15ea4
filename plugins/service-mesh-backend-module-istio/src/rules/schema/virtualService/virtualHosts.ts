import { say, strings } from '../../../lenient';
import { admissionRule, when } from '../admission';

/** Wildcards that hosts are held against; a VirtualService has a handful. */
const MOST = 50;

/**
 * Hosts of a VirtualService are served once.
 *
 * @internal
 */
export const virtualHosts = admissionRule({
  code: 'schema/virtual-service-hosts',
  title: 'Hosts of a VirtualService do not overlap',
  why: 'Sidecars refuse *, which is for gateways only; and a host that stands twice, or is held by a wildcard beside it, would be served twice (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: ["*.example.com", shop.example.com]
  gateways: [edge]
  http: [{ route: [{ destination: { host: orders } }] }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [shop.example.com]
  http: [{ route: [{ destination: { host: orders } }] }]
`,
  },
  of: { networking: ['VirtualService'] },
  problems({ hosts, gateways }) {
    const names = strings(hosts).map(host => host.toLowerCase());
    const bound = strings(gateways);
    const isForMesh = bound.length === 0 || bound.includes('mesh');
    const wildcards = names.filter(name => name.startsWith('*'));
    const seen = new Set<string>();
    return names.flatMap((name, index) => {
      const at = `/hosts/${index}`;
      const isRepeated = seen.has(name);
      seen.add(name);
      const around = wildcards
        .slice(0, MOST)
        .find(
          wildcard => wildcard !== name && name.endsWith(wildcard.slice(1)),
        );
      return [
        ...when(
          name === '*' && isForMesh,
          at,
          'has the host * for sidecars; bind it to a gateway, or name hosts',
        ),
        ...when(isRepeated, at, say`has the host '${name}' twice`),
        ...when(
          around !== undefined,
          at,
          say`has the host '${name}' and ${around}, which holds it`,
        ),
      ];
    });
  },
});
