import {
  Rule,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, labels, members, textOf } from '../../lenient';
import { identityOf, titleOf } from '../documents';
import { hostRules, isSubsetInUse, resolveHost, subsetsBehind } from '../view';

/**
 * Every subset of a DestinationRule has Pods.
 *
 * @internal
 */
export const subsetSelectsNoPods: Rule = {
  code: 'reference/subset-selects-no-pods',
  title: 'Subsets select Pods',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A subset whose labels none of the Pods behind its host have is empty: requests that a route sends there are answered with 503. Where no route does, it is only without effect (istioctl IST0173, Kiali KIA0203).',
  equivalents: ['IST0173', 'KIA0203'],
  example: {
    bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders, version: v1 } }
    spec: { serviceAccountName: orders, containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  subsets: [{ name: v2, labels: { version: v2 } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders, version: v1 } }
    spec: { serviceAccountName: orders, containers: [{ name: orders, image: 'orders:1', ports: [{ containerPort: 80 }] }] }
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
    return hostRules(context).flatMap<RuleHit>(
      ({ host, written, namespace, document }) => {
        const subsets = items(members(document.object.spec).subsets).flatMap(
          (subset, index) =>
            Object.keys(labels(subset.labels)).length > 0
              ? [{ subset, pointer: `/spec/subsets/${index}/labels` }]
              : [],
        );
        const entries = resolveHost(context, host, namespace);
        if (
          host.startsWith('*') ||
          subsets.length === 0 ||
          entries.length === 0
        ) {
          return [];
        }
        const { name } = identityOf(document.object);
        const hasSubset = subsetsBehind(context, entries);
        if (hasSubset === null) {
          return entries.some(
            ({ document: { object } }) =>
              Object.keys(members(members(object.spec).selector)).length > 0,
          )
            ? [
                {
                  document,
                  pointer: subsets[0].pointer,
                  message: `${titleOf(
                    document,
                  )} has subsets of ${written}, whose Pods are not here.`,
                  params: { name, host: written },
                  ...undecided(`needs the workloads of ${written}`),
                },
              ]
            : [];
        }
        return subsets.flatMap(({ subset, pointer }) => {
          const found = hasSubset(labels(subset.labels));
          if (found) {
            return [];
          }
          return {
            document,
            pointer,
            message: `No Pods of ${written} have the labels of subset '${
              subset.name
            }' of ${titleOf(document)}.`,
            params: { name, host: written, subset: textOf(subset.name) },
            ...(found === null
              ? undecided(`needs the Nodes on which Pods of ${written} run`)
              : {}),
            related: entries.slice(0, 1).map(entry => ({
              document: entry.document,
              pointer: '/spec',
            })),
            severity: isSubsetInUse(context, host, textOf(subset.name))
              ? ('error' as const)
              : ('info' as const),
          };
        });
      },
    );
  },
};
