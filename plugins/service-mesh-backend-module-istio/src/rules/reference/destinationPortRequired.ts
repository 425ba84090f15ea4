import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { documentsOf, identityOf, titleOf } from '../documents';
import { destinationsOf, portsOfTargets, targetsOf } from '../view';
import { portsInWords } from './portsInWords';

/**
 * A route to a host of several ports says which one.
 *
 * @internal
 */
export const destinationPortRequired: Rule = {
  code: 'reference/destination-port-required',
  title: 'Routes to hosts of several ports name one',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Only where a host has a single port does a route know it without being told; otherwise the port that the caller used decides, which at a gateway is none of the host (istioctl IST0112; Istio 1.29: Destination.port).',
  equivalents: ['IST0112'],
  example: {
    bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }, { name: http-admin, port: 81 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }, { name: http-admin, port: 81 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - destination:
            host: orders.shop.svc.cluster.local
            port: { number: 80 }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document =>
      destinationsOf(document).flatMap(({ host, port, pointer }) => {
        const targets = targetsOf(context, document, host);
        const ports = portsOfTargets(targets);
        if (port !== undefined || ports.size < 2) {
          return [];
        }
        const { name } = identityOf(document.object);
        const all = portsInWords(ports);
        return [
          {
            document,
            pointer,
            message: `${titleOf(
              document,
            )} leads to ${host} without a port, and it has several: ${all}.`,
            params: { name, host, ports: all },
            related: [
              { document: targets[0].document, pointer: '/spec/ports' },
            ],
            fix: {
              title: `Name one of the ports ${all}.`,
              snippet: `port:\n  number: ${[...ports][0]}\n`,
            },
          },
        ];
      }),
    );
  },
};
