import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostsOverlap } from '../../hosts';
import { VirtualService } from '../../kinds';
import { items, members, strings, textOf } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import { fullHost, gatewayNamed, gatewayOf, listenerOf } from '../view';

/** The hosts that the servers of a Gateway take routes for from a namespace. */
function hostsFor(gateway: ManifestDocument, namespace: string): string[] {
  const home = identityOf(gateway.object).namespace;
  return items(members(gateway.object.spec).servers)
    .flatMap(({ hosts }) => strings(hosts))
    .flatMap(entry => {
      const [from, host] = entry.includes('/')
        ? entry.toLowerCase().split('/')
        : ['*', entry.toLowerCase()];
      const isOpen =
        from === '*' ||
        from === namespace ||
        (from === '.' && home === namespace);
      return isOpen ? [host] : [];
    });
}

/**
 * A Gateway that a VirtualService is for takes one of its hosts.
 *
 * @internal
 */
export const hostNotInGateway: Rule = {
  code: 'traffic/host-not-in-gateway',
  title: 'Gateways take the hosts of the VirtualServices that name them',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A Gateway serves the routes of a VirtualService only for hosts that one of its servers lists, and only from the namespaces that it lists them for; the rest is answered with 404 (istioctl IST0132).',
  equivalents: ['IST0132'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-example-com }
      hosts: [shop/shop.example.com]
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
      const spec = members(document.object.spec);
      const hosts = strings(spec.hosts).flatMap(host => [
        host.toLowerCase(),
        fullHost(context, host, namespace),
      ]);
      const gateways = Array.isArray(spec.gateways) ? spec.gateways : [];
      return gateways.flatMap((written, index) => {
        const named = gatewayNamed(textOf(written), namespace);
        const listener = listenerOf(context, named);
        const gateway = listener?.document ?? gatewayOf(context, named);
        if (!gateway || hosts.length === 0) {
          return [];
        }
        const taken = listener
          ? [listener.hostname.toLowerCase()]
          : hostsFor(gateway, namespace);
        return taken.some(own => hosts.some(host => hostsOverlap(own, host)))
          ? []
          : [
              {
                document,
                pointer: `/spec/gateways/${index}`,
                message: `${titleOf(
                  gateway,
                )} takes none of the hosts of ${titleOf(document)} from ${
                  namespace || 'its namespace'
                }.`,
                params: { name, gateway: `${written}` },
                related: [{ document: gateway, pointer: '/spec' }],
              },
            ];
      });
    });
  },
};
