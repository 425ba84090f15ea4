import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { GatewayServer, isPlainHttp, serversOf } from '../gateway/servers';

/** A gateway on the way out is reached from inside the mesh. */
const isForEgress = ({ selector }: GatewayServer) =>
  Object.values(selector).some(value => value.includes('egress'));

/**
 * A server that speaks plain HTTP beside one that speaks TLS.
 *
 * @internal
 */
export const gatewayPlaintext: Rule = {
  code: 'security/gateway-plaintext',
  title: 'A Gateway sends plain HTTP to HTTPS',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Who asks a plain HTTP server sends tokens and cookies readable for everybody on the way; tls.httpsRedirect answers with 301 instead. Where a Gateway serves no TLS at all, it may end before it, so that this is a remark only (Istio: Gateway.servers.tls.httpsRedirect).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: http, number: 80, protocol: HTTP }
      hosts: [shop.example.com]
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: http, number: 80, protocol: HTTP }
      hosts: [shop.example.com]
      tls: { httpsRedirect: true }
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
`,
  },
  check(context) {
    const servers = serversOf(context);
    const secured = new Set(
      servers
        .filter(({ protocol }) => protocol === 'HTTPS')
        .map(({ document }) => document),
    );
    return servers
      .filter(
        server =>
          isPlainHttp(server) &&
          server.tls.httpsRedirect !== true &&
          !isForEgress(server),
      )
      .map(server => ({
        document: server.document,
        pointer: server.pointer,
        message: `Gateway ${server.gateway} serves plain HTTP on port ${server.port} and does not redirect to HTTPS.`,
        params: { gateway: server.gateway, port: server.port ?? 0 },
        ...(secured.has(server.document) ? {} : { severity: 'info' as const }),
      }));
  },
};
