import {
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, httpRules, identityOf, titleOf } from '../documents';
import { perContext } from '../view';

const virtualServiceNames = perContext<ReadonlySet<string>>(
  (context: RuleContext) =>
    new Set(
      documentsOf(context, VirtualService).map(({ object }) => {
        const { name, namespace } = identityOf(object);
        return `${namespace}/${name}`;
      }),
    ),
);

/**
 * The VirtualServices that rules are delegated to exist.
 *
 * @internal
 */
export const delegateNotFound: Rule = {
  code: 'reference/delegate-not-found',
  title: 'Delegates exist',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'Istio drops a rule whose delegate does not exist, so that its requests fall to the rules behind it or are answered with 404 (Istio 1.29: HTTPRoute.delegate).',
  equivalents: [],
  example: {
    bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - delegate: { name: orders-routes }
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
    - delegate: { name: orders-routes }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders-routes, namespace: shop }
spec:
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    const names = virtualServiceNames(context);
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      return httpRules(document).flatMap<RuleHit>((rule, index) => {
        const { name: delegate, namespace: written } = members(rule.delegate);
        const home = typeof written === 'string' ? written : namespace;
        if (typeof delegate !== 'string' || names.has(`${home}/${delegate}`)) {
          return [];
        }
        return [
          {
            document,
            pointer: `/spec/http/${index}/delegate`,
            message: `${titleOf(
              document,
            )} delegates to VirtualService ${delegate}, which is not in ${
              home || 'its namespace'
            }.`,
            params: { name, delegate },
            ...(context.holdsNamespace(home || null)
              ? {}
              : undecided(`needs VirtualService ${delegate}`)),
          },
        ];
      });
    });
  },
};
