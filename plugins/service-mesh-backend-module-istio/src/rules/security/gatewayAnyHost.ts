import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostsOf } from '../gateway/hosts';
import { hasHosts, serversOf } from '../gateway/servers';

/**
 * A server that takes every host from everybody.
 *
 * @internal
 */
export const gatewayAnyHost: Rule = {
  code: 'security/gateway-any-host',
  title: 'A Gateway names the hosts it serves',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'To a server for every host, a VirtualService of any namespace can bind with any host, and so take over the traffic of others (Istio, security best practices: gateways).',
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
      hosts: ['*']
      tls: { mode: SIMPLE, credentialName: shop }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop/shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
`,
  },
  check: context =>
    serversOf(context)
      // Servers of plain TCP have no hosts to tell apart.
      .filter(hasHosts)
      .flatMap(server =>
        hostsOf(server)
          .filter(({ host, from }) => host === '*' && from === '*')
          .slice(0, 1)
          .map(({ pointer }) => ({
            document: server.document,
            pointer,
            message: `Gateway ${server.gateway} serves every host on port ${server.port} for VirtualServices of every namespace.`,
            params: { gateway: server.gateway, port: server.port ?? 0 },
          })),
      ),
};
