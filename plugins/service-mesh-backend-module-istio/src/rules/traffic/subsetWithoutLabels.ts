import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule } from '../../kinds';
import { items, labels, members, textOf } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';

/**
 * A subset without labels is there to treat all Pods in another way, and says how.
 *
 * @internal
 */
export const subsetWithoutLabels: Rule = {
  code: 'traffic/subset-without-labels',
  title: 'Subsets have labels',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A subset without labels is all Pods of its host. That is of use with a policy of its own, as for requests that leave the mesh; beside subsets for versions it is most often forgotten labels (Kiali KIA0209).',
  equivalents: ['KIA0209'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  subsets: [{ name: v1 }]
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
`,
  },
  check(context) {
    const hasLabels = (subset: unknown) =>
      Object.keys(labels(members(subset).labels)).length > 0;
    return documentsOf(context, DestinationRule).flatMap(document => {
      const subsets = items(members(document.object.spec).subsets);
      const { name } = identityOf(document.object);
      return subsets.flatMap((subset, index) =>
        hasLabels(subset)
          ? []
          : [
              {
                document,
                pointer: `/spec/subsets/${index}`,
                message: `Subset '${subset.name}' of ${titleOf(
                  document,
                )} has no labels, so that it is all Pods of the host.`,
                params: { name, subset: textOf(subset.name) },
                severity:
                  subset.trafficPolicy !== undefined || subsets.some(hasLabels)
                    ? ('info' as const)
                    : ('warning' as const),
              },
            ],
      );
    });
  },
};
