import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { documentsOf, identityOf, titleOf } from '../documents';
import { gatewayMentions, gatewayNamed, gatewayOf } from '../view';

/**
 * Every Gateway that a VirtualService names exists.
 *
 * @internal
 */
export const gatewayNotFound: Rule = {
  code: 'reference/gateway-not-found',
  title: 'Gateways that VirtualServices name exist',
  severity: 'error',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'Routes for a Gateway that does not exist serve nobody: what should come in by it is answered with 404 (istioctl IST0101 and IST0132, Kiali KIA1102).',
  equivalents: ['IST0101', 'IST0132', 'KIA1102'],
  example: {
    bad: `
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
  gateways: [public]
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
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: orders-example-com }
      hosts: [shop/orders.example.com]
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
      return gatewayMentions(document).flatMap(({ written, pointer }) => {
        const gateway = gatewayNamed(written, namespace);
        const isKnown = context.holdsNamespace(gateway.namespace || null);
        // The Gateway of what is rendered comes from the catalog.
        if (gatewayOf(context, gateway) || (context.service && !isKnown)) {
          return [];
        }
        return [
          {
            document,
            pointer,
            message: `${titleOf(document)} is for Gateway ${
              gateway.name
            }, which is not in ${gateway.namespace || 'its namespace'}.`,
            params: { name, gateway: written },
            ...(isKnown ? {} : undecided(`needs Gateway ${written}`)),
          },
        ];
      });
    });
  },
};
