import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesService } from '../../kinds';
import { labels, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import {
  fullHost,
  isInjectedWorkload,
  perContext,
  selectedWorkloads,
  virtualServicesByHost,
  Workload,
} from '../view';

const known = perContext(() => new Map<readonly Workload[], string[]>());

/** The versions that a Service has Pods of with a sidecar, by their label `version`. */
function versionsOf(
  context: RuleContext,
  namespace: string,
  selector: Record<string, string>,
): string[] {
  const workloads = selectedWorkloads(context, namespace, selector);
  const before = known(context).get(workloads);
  if (before) {
    return before;
  }
  const versions = workloads
    .filter(workload => isInjectedWorkload(context, workload))
    .flatMap(workload => workload.labels.version ?? []);
  const distinct = [...new Set(versions)];
  known(context).set(workloads, distinct);
  return distinct;
}

/** Most versions that a message names. */
const SHOWN = 5;

const inWords = (versions: readonly string[]) =>
  versions.length > SHOWN
    ? `${versions.slice(0, SHOWN).join(', ')} and ${
        versions.length - SHOWN
      } more`
    : versions.join(', ');

/**
 * A Service with Pods of several versions has a route that says which of them gets requests.
 *
 * @internal
 */
export const versionsWithoutRoute: Rule = {
  code: 'traffic/versions-without-route',
  title: 'A Service with several versions has a route',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Without a route a Service spreads requests over all Pods that it selects, so that a new version gets its share the moment its Pods are ready (Istio, traffic management best practices: set default routes).',
  equivalents: [],
  example: {
    bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: orders-1, namespace: shop, labels: { app: orders, version: v1 } }
spec: { serviceAccountName: orders, containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: v1
kind: Pod
metadata: { name: orders-2, namespace: shop, labels: { app: orders, version: v2 } }
spec: { serviceAccountName: orders, containers: [{ name: orders, image: 'orders:2' }] }
`,
    good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: orders-1, namespace: shop, labels: { app: orders, version: v1 } }
spec: { serviceAccountName: orders, containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: v1
kind: Pod
metadata: { name: orders-2, namespace: shop, labels: { app: orders, version: v2 } }
spec: { serviceAccountName: orders, containers: [{ name: orders, image: 'orders:2' }] }
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
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local, subset: v1 } }]
`,
  },
  check(context) {
    return documentsOf(context, KubernetesService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const selector = labels(members(document.object.spec).selector);
      const host = fullHost(context, name, namespace);
      if (
        Object.keys(selector).length === 0 ||
        virtualServicesByHost(context).has(host)
      ) {
        return [];
      }
      const versions = versionsOf(context, namespace, selector);
      return versions.length < 2
        ? []
        : [
            {
              document,
              pointer: '/metadata/name',
              message: `Service ${name} spreads requests over the versions ${inWords(
                versions,
              )}, since no VirtualService routes them.`,
              params: { name, versions: inWords(versions) },
            },
          ];
    });
  },
};
