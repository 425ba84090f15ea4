import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { certificateFault } from '../gateway/certificate';
import { credentialsOf, secretOf } from '../gateway/credentials';

/**
 * A server whose Secret holds no certificate that works.
 *
 * @internal
 */
export const gatewaySecretInvalid: Rule = {
  code: 'security/gateway-secret-invalid',
  title: 'The Secret of a Gateway holds a certificate and its key',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A proxy cannot serve TLS with a Secret that lacks tls.crt or tls.key (or cert and key), or whose certificate cannot be read, does not go with the key or has ended (Istio: Gateway.servers.tls.credentialName; istioctl IST0161).',
  equivalents: ['IST0161'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: v1
kind: Secret
metadata: { name: shop, namespace: ingress }
stringData: { certificate: none }
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
metadata: { name: shop, namespace: ingress }
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
    credentialsOf(context).flatMap(credential => {
      const secret = secretOf(context, credential);
      const fault = secret && certificateFault(secret.object, context.today);
      const { server, pointer, name } = credential;
      return fault
        ? [
            {
              document: server.document,
              pointer,
              message: `Secret '${name}' of Gateway ${server.gateway} ${fault.reason}.`,
              params: { gateway: server.gateway, secret: name },
              related: [{ document: secret, pointer: '/metadata/name' }],
              ...(fault.isOfKey ? { equivalents: [] } : {}),
            },
          ]
        : [];
    }),
};
