import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { members, strings } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import { destinationsOf, fullHost, grouped, perContext } from '../view';

/** The VirtualServices that send calls to one of their own hosts on to a subset of it, by host. */
const splitting = perContext(context => {
  const all = documentsOf(context, VirtualService).flatMap(document => {
    const { namespace } = identityOf(document.object);
    const full = (host: string) => fullHost(context, host, namespace);
    const own = new Set(strings(members(document.object.spec).hosts).map(full));
    const split = destinationsOf(document)
      .filter(({ subset, isMirror }) => subset !== undefined && !isMirror)
      .map(({ host }) => full(host))
      .filter(host => own.has(host));
    return [...new Set(split)].map(host => ({ host, document }));
  });
  return grouped(all, ({ host }) => host);
});

/**
 * Requests from a Gateway are not spared the split that calls inside the mesh get.
 *
 * @internal
 */
export const ingressRouteWithoutSubset: Rule = {
  code: 'traffic/ingress-route-without-subset',
  title: 'Routes of a Gateway name subsets where those of the mesh do',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A request is routed once, where it enters: the VirtualService of a host inside the mesh does not apply to what comes in by a Gateway, whose own route sends it to all Pods of the host (istioctl IST0140).',
  equivalents: ['IST0140'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders-public, namespace: shop }
spec:
  hosts: [orders.example.com]
  gateways: [ingress/public]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local, subset: v1 } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com, orders.shop.svc.cluster.local]
  gateways: [ingress/public, mesh]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local, subset: v1 } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      if (strings(members(document.object.spec).gateways).length === 0) {
        return [];
      }
      return destinationsOf(document)
        .filter(
          ({ pointer, subset, isMirror }) =>
            pointer.startsWith('/spec/http/') &&
            subset === undefined &&
            !isMirror,
        )
        .flatMap(({ host, pointer }) => {
          const other = (
            splitting(context).get(fullHost(context, host, namespace)) ?? []
          ).find(each => each.document !== document)?.document;
          return other
            ? [
                {
                  document,
                  pointer,
                  message: `${titleOf(
                    document,
                  )} sends requests of a Gateway to all of ${host}, past the subsets that ${titleOf(
                    other,
                  )} sends calls inside the mesh to.`,
                  params: { name, host },
                  related: [{ document: other, pointer: '/spec/http' }],
                },
              ]
            : [];
        });
    });
  },
};
