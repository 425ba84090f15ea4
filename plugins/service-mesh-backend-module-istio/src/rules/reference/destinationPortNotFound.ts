import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { documentsOf, identityOf, titleOf } from '../documents';
import { destinationsOf, portsOfTargets, targetsOf } from '../view';
import { portsInWords } from './portsInWords';

/**
 * Every port that a route names is one of its host.
 *
 * @internal
 */
export const destinationPortNotFound: Rule = {
  code: 'reference/destination-port-not-found',
  title: 'Ports that routes name are ports of their host',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A route names the port of the Service, not that of its Pods. A port that the host does not have leads nowhere: every request on it is answered with 503 (istioctl IST0101 for host:port).',
  equivalents: ['IST0101'],
  example: {
    bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }
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
            port: { number: 8080 }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }
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
        if (port === undefined || ports.size === 0 || ports.has(port)) {
          return [];
        }
        const { name } = identityOf(document.object);
        return [
          {
            document,
            pointer: `${pointer}/port/number`,
            message: `${titleOf(
              document,
            )} leads to port ${port} of ${host}, which has ${portsInWords(
              ports,
            )}.`,
            params: { name, host, port },
            related: [
              { document: targets[0].document, pointer: '/spec/ports' },
            ],
          },
        ];
      }),
    );
  },
};
