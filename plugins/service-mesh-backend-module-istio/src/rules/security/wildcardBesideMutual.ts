import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { members, strings } from '../../lenient';
import { documentsOf, httpRules } from '../documents';
import { hostsOf, ServedHost, widerHosts } from '../gateway/hosts';
import { serversOf } from '../gateway/servers';

const keyOf = ({ server }: ServedHost, host: string) =>
  [server.selectorKey, server.port, host].join(' ');

/** Hosts for which requests on a foreign connection are answered with 421, Misdirected Request. */
function guardedHosts(context: RuleContext): Set<string> {
  return new Set(
    documentsOf(context, VirtualService)
      .filter(document =>
        httpRules(document).some(
          rule => members(rule.directResponse).status === 421,
        ),
      )
      .flatMap(({ object }) => strings(members(object.spec).hosts)),
  );
}

/**
 * A host that asks for client certificates, in the certificate of hosts that do not.
 *
 * @internal
 */
export const wildcardBesideMutual: Rule = {
  code: 'security/wildcard-beside-mutual',
  title: 'No wildcard host covers one that asks for client certificates',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Over a connection to a host of the wildcard, made without a client certificate, HTTP/2 lets a client ask for the other host too, since the certificate of the server covers it. Answer such requests with 421, or use host names that do not overlap (Istio, security best practices: overlapping TLS hosts).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: ['*.example.com']
      tls: { mode: SIMPLE, credentialName: shop }
    - port: { name: https-admin, number: 443, protocol: HTTPS }
      hosts: [admin.example.com]
      tls: { mode: MUTUAL, credentialName: admin }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
    - port: { name: https-admin, number: 443, protocol: HTTPS }
      hosts: [admin.example.com]
      tls: { mode: MUTUAL, credentialName: admin }
`,
  },
  check(context) {
    const served = serversOf(context).flatMap(hostsOf);
    const wildcards = new Map(
      served
        .filter(
          ({ host, server }) =>
            host.startsWith('*') && server.tls.mode === 'SIMPLE',
        )
        .map(one => [keyOf(one, one.host), one]),
    );
    const guarded = guardedHosts(context);
    return served
      .filter(
        ({ server, host }) =>
          server.tls.mode === 'MUTUAL' && !guarded.has(host),
      )
      .flatMap(one => {
        const [wildcard] = widerHosts(one.host).flatMap(
          host => wildcards.get(keyOf(one, host)) ?? [],
        );
        return wildcard
          ? [
              {
                document: one.server.document,
                pointer: one.pointer,
                message: `${one.host} of Gateway ${one.server.gateway} asks for client certificates, and ${wildcard.host}, which covers it, does not.`,
                params: {
                  gateway: one.server.gateway,
                  host: one.host,
                  wildcard: wildcard.host,
                },
                related: [
                  {
                    document: wildcard.server.document,
                    pointer: wildcard.pointer,
                  },
                ],
              },
            ]
          : [];
      });
  },
};
