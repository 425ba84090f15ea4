import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { documentsOf, identityOf, titleOf } from '../documents';
import { gatewayMentions, gatewayNamed } from '../view';

/**
 * A VirtualService names a Gateway of another namespace as `namespace/name`.
 *
 * @internal
 */
export const dottedGatewayName: Rule = {
  code: 'traffic/dotted-gateway-name',
  title: 'Gateways are named as namespace/name',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: 'The form name.namespace is the older one, which Istio still reads; it looks like a host and is none (Kiali KIA1108; Istio 1.29: VirtualService.gateways).',
  equivalents: ['KIA1108'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com]
  gateways: [public.ingress]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com]
  gateways: [ingress/public]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      return gatewayMentions(document)
        .filter(
          ({ written }) => written.includes('.') && !written.includes('/'),
        )
        .map(({ written, pointer }) => {
          const gateway = gatewayNamed(written, namespace);
          const modern = `${gateway.namespace}/${gateway.name}`;
          return {
            document,
            pointer,
            message: `${titleOf(
              document,
            )} names Gateway ${modern} as ${written}.`,
            params: { name, gateway: written },
            fix: {
              title: `Write ${modern}.`,
              snippet: modern,
              replacement: modern,
            },
          };
        });
    });
  },
};
