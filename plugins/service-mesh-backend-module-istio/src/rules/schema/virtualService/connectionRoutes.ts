import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, say, strings } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isIpAddress, isIpOrRange } from '../names';

/** Hosts that a name is held against; a VirtualService has a handful. */
const MOST = 50;

const holds = (host: string, name: string) =>
  host === name || (host.startsWith('*') && name.endsWith(host.slice(1)));

function sniProblems(
  sniHosts: readonly string[],
  hosts: readonly string[],
  at: JsonPointer,
): Problem[] {
  const exact = new Set(hosts);
  const patterns = hosts.filter(host => host.startsWith('*')).slice(0, MOST);
  return [
    ...when(sniHosts.length === 0, at, 'matches on TLS without a name of SNI'),
    ...sniHosts.flatMap((sni, index) => {
      const name = sni.toLowerCase();
      return [
        ...when(
          !exact.has(name) && !patterns.some(host => holds(host, name)),
          `${at}/sniHosts/${index}`,
          say`matches on the SNI '${name}', which is none of its hosts`,
        ),
        ...when(
          isIpAddress(name),
          `${at}/sniHosts/${index}`,
          say`matches on the SNI ${name}, an IP address, which no client sends`,
          true,
        ),
      ];
    }),
  ];
}

/**
 * Rules for connections say which, and where to.
 *
 * @internal
 */
export const connectionRoutes = admissionRule({
  code: 'schema/connection-route',
  title: 'Rules for TLS and TCP match and route',
  why: 'A rule under tls matches on names of SNI that are among the hosts, and every rule under tls and tcp has a route (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com]
  tls:
    - match: [{ sniHosts: [basket.example.com], port: 443 }]
      route: [{ destination: { host: orders } }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com]
  tls:
    - match: [{ sniHosts: [orders.example.com], port: 443 }]
      route: [{ destination: { host: orders } }]
`,
  },
  of: { networking: ['VirtualService'] },
  problems({ hosts, tls, tcp }) {
    const names = strings(hosts).map(host => host.toLowerCase());
    return [
      ...items(tls).flatMap((rule, index) => {
        const at = `/tls/${index}`;
        return [
          ...when(
            items(rule.match).length === 0,
            at,
            say`has no match in rule ${index + 1} of tls`,
          ),
          ...items(rule.match).flatMap((match, position) =>
            sniProblems(
              strings(match.sniHosts),
              names,
              `${at}/match/${position}`,
            ),
          ),
        ];
      }),
      ...Object.entries({ tls, tcp }).flatMap(([protocol, rules]) =>
        items(rules).flatMap((rule, index) => [
          ...when(
            items(rule.route).length === 0,
            `/${protocol}/${index}`,
            say`has no route in rule ${index + 1} of ${protocol}`,
          ),
          ...placesAt(rule, 'match.*.destinationSubnets.*').flatMap(
            ({ value, at }) =>
              when(
                !isIpOrRange(value),
                `/${protocol}/${index}${at}`,
                say`matches on '${value}', which is no range of IP addresses`,
              ),
          ),
        ]),
      ),
    ];
  },
});
