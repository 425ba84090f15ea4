import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  credentialsOf,
  holdsSecrets,
  isMade,
  secretOf,
} from '../gateway/credentials';

/**
 * A server whose certificate is nowhere.
 *
 * @internal
 */
export const gatewaySecretNotFound: Rule = {
  code: 'reference/gateway-secret-not-found',
  title: 'The Secrets of a Gateway stand beside its Pods',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A proxy reads the Secret named by credentialName in its own namespace, whichever namespace the Gateway is in; without it every TLS handshake fails (Istio: Gateway.servers.tls.credentialName).',
  equivalents: ['IST0101'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop, namespace: shop }
spec: { secretName: shop, dnsNames: [shop.example.com] }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { istio: ingress }
  ports: [{ name: https, port: 443 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress, sidecar.istio.io/inject: 'true' }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop, namespace: ingress }
spec: { secretName: shop, dnsNames: [shop.example.com] }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { istio: ingress }
  ports: [{ name: https, port: 443 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress, sidecar.istio.io/inject: 'true' }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
    facts: { closedWorld: true },
  },
  check: context =>
    credentialsOf(context)
      .filter(one => !secretOf(context, one) && !isMade(context, one))
      .map(({ server, pointer, name, namespace }) => ({
        document: server.document,
        pointer,
        message: `Gateway ${server.gateway} takes its certificate from Secret '${name}', which is not in namespace '${namespace}' of its Pods.`,
        params: { gateway: server.gateway, secret: name, namespace },
        ...(holdsSecrets(context, namespace)
          ? {}
          : undecided(`needs the Secrets of namespace '${namespace}'`)),
      })),
};
