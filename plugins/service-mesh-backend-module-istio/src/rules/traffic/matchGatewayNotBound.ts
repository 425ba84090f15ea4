import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf, ruleName, titleOf } from '../documents';
import { gatewayNamed } from '../view';

/**
 * A match for Gateways names some that its VirtualService is for.
 *
 * @internal
 */
export const matchGatewayNotBound: Rule = {
  code: 'traffic/match-gateway-not-bound',
  title: 'Matches name Gateways that their VirtualService is for',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A match for Gateways narrows those of its VirtualService, and does not add to them: where it names none of them, it never matches. Without gateways of its own a VirtualService is for mesh alone (Istio 1.29: HTTPMatchRequest.gateways).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ gateways: [ingress/public] }]
      timeout: 5s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
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
  hosts: [orders.shop.svc.cluster.local]
  gateways: [ingress/public, mesh]
  http:
    - match: [{ gateways: [ingress/public] }]
      timeout: 5s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const spec = members(document.object.spec);
      const full = (written: string) => {
        const gateway = gatewayNamed(written, namespace);
        return written === 'mesh'
          ? written
          : `${gateway.namespace}/${gateway.name}`;
      };
      // A delegate is for the Gateways of those that delegate to it.
      if (strings(spec.hosts).length === 0) {
        return [];
      }
      const named = strings(spec.gateways).map(full);
      const bound = named.length > 0 ? named : ['mesh'];
      return ['http', 'tcp', 'tls'].flatMap(protocol =>
        items(spec[protocol]).flatMap((rule, index) =>
          items(rule.match).flatMap(({ gateways }, position) => {
            const wanted = strings(gateways);
            if (
              wanted.length === 0 ||
              wanted.some(written => bound.includes(full(written)))
            ) {
              return [];
            }
            return [
              {
                document,
                pointer: `/spec/${protocol}/${index}/match/${position}/gateways`,
                message: `Match ${position + 1} of rule ${ruleName(
                  rule,
                  index,
                )} of ${titleOf(document)} is for ${wanted.join(
                  ', ',
                )}, and the VirtualService is not.`,
                params: { name, rule: index + 1, match: position + 1 },
                related: [{ document, pointer: '/spec/gateways' }],
              },
            ];
          }),
        ),
      );
    });
  },
};
