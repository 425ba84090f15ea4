import {
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { identityOf, titleOf } from '../documents';
import {
  canDecideHost,
  declarationsOf,
  homeOf,
  hostRules,
  meshSettings,
  resolveHost,
  resolvePattern,
  selectedWorkloads,
} from '../view';

/** Whether something that a namespace sees has a host; a wildcard for the whole cluster is never without one. */
function isFound(context: RuleContext, host: string, namespace: string) {
  if (/^\*(\.(svc\.)?cluster)?(\.local)?$/.test(host)) {
    return true;
  }
  return host.startsWith('*')
    ? resolvePattern(context, host, namespace).some(({ length }) => length > 0)
    : resolveHost(context, host, namespace).length > 0;
}

/**
 * The host of a DestinationRule exists.
 *
 * @internal
 */
export const destinationRuleHostNotFound: Rule = {
  code: 'reference/destination-rule-host-not-found',
  title: 'The host of a DestinationRule exists',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A DestinationRule for a host that no Service or ServiceEntry declares, or none that is exported to its namespace, has no effect. It is an error where the mesh refuses hosts that it does not know (istioctl IST0174, Kiali KIA0202).',
  equivalents: ['IST0174', 'KIA0202'],
  example: {
    bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: order.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
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
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
  },
  check(context) {
    const { allowsUnknownHosts } = meshSettings(context);
    return hostRules(context).flatMap(
      ({ host, written, namespace, document }) => {
        if (isFound(context, host, namespace)) {
          return [];
        }
        const isWildcard = host.startsWith('*');
        const isHidden = declarationsOf(context, host, namespace).length > 0;
        const isKnown =
          isHidden ||
          canDecideHost(context, host.replace(/^\*/, 'any'), namespace);
        // Kiali takes a host for found where Pods beside the DestinationRule have it as their label `app`.
        const isApp =
          homeOf(host) === namespace &&
          selectedWorkloads(context, namespace, { app: host.split('.')[0] })
            .length > 0;
        // The hosts of what is rendered come from the catalog.
        if (context.service && !isKnown) {
          return [];
        }
        return [
          {
            document,
            pointer: '/spec/host',
            message: `${titleOf(document)} is for ${written}, which ${
              isHidden
                ? `is not exported to ${namespace}`
                : `${
                    isKnown ? 'no Service or ServiceEntry' : 'nothing here'
                  } declares`
            }.`,
            params: { name: identityOf(document.object).name, host: written },
            severity: allowsUnknownHosts ? 'warning' : 'error',
            ...(isApp || isWildcard ? { equivalents: ['IST0174'] } : {}),
            ...(isKnown
              ? {}
              : undecided(`needs the Service or ServiceEntry of ${written}`)),
          },
        ];
      },
    );
  },
};
