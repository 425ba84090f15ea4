import {
  Rule,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { documentsOf, identityOf, titleOf } from '../documents';
import {
  canDecideHost,
  declarationsOf,
  destinationsOf,
  targetsOf,
} from '../view';

/**
 * Every host that a VirtualService sends requests to exists.
 *
 * @internal
 */
export const destinationHostNotFound: Rule = {
  code: 'reference/destination-host-not-found',
  title: 'Hosts that routes lead to exist',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A route to a host that no Service or ServiceEntry declares, or none that is exported to the namespace, leads nowhere: its requests are answered with 503, even where the mesh lets unknown hosts through, and its copies are lost (istioctl IST0101, Kiali KIA1101).',
  equivalents: ['IST0101', 'KIA1101'],
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
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: order.shop.svc.cluster.local } }]
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
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const unknown = new Set<string>();
      return destinationsOf(document).flatMap<RuleHit>(
        ({ host, isMirror, pointer }) => {
          if (targetsOf(context, document, host).length > 0) {
            return [];
          }
          const hidden = declarationsOf(context, host, namespace);
          const at = {
            document,
            pointer: `${pointer}/host`,
            // Kiali does not look at mirrors.
            ...(isMirror ? { equivalents: ['IST0101'] } : {}),
          };
          const params = { name, host };
          const sending = `${titleOf(document)} sends ${
            isMirror ? 'copies' : 'requests'
          } to ${host}`;
          if (hidden.length > 0) {
            return [
              {
                ...at,
                message: `${sending}, which is not exported to where it is needed.`,
                params,
                related: hidden.slice(0, 1).map(entry => ({
                  document: entry.document,
                  pointer: '/metadata/name',
                })),
              },
            ];
          }
          if (canDecideHost(context, host, namespace)) {
            return [
              {
                ...at,
                message: `${sending}, which no Service or ServiceEntry declares.`,
                params,
              },
            ];
          }
          // The hosts of what is rendered come from the catalog.
          if (context.service || unknown.has(host)) {
            return [];
          }
          unknown.add(host);
          return [
            {
              ...at,
              message: `${sending}, which nothing here declares.`,
              params,
              ...undecided(`needs the Service or ServiceEntry of ${host}`),
            },
          ];
        },
      );
    });
  },
};
