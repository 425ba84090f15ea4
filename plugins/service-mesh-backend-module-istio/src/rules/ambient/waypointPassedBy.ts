import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, PolicyView } from '../authorization';
import {
  isAmbientWorkload,
  selectionOf,
  serviceNamed,
  ServiceView,
  waypointOfService,
  Workload,
  workloadsOfService,
  workloadsUnder,
} from '../view';

/** The Services behind a waypoint that policies refer to, each with the first of its policies. */
function guarded(
  context: RuleContext,
  policies: readonly PolicyView[],
): Map<ServiceView, PolicyView> {
  const found = new Map<ServiceView, PolicyView>();
  for (const policy of policies) {
    for (const { kind, name } of selectionOf(policy.document.object).targets) {
      const service =
        kind === 'Service' && typeof name === 'string'
          ? serviceNamed(context, name, policy.namespace)
          : undefined;
      if (
        service &&
        !found.has(service) &&
        waypointOfService(context, service.document.object)
      ) {
        found.set(service, policy);
      }
    }
  }
  return found;
}

/**
 * Requests do not pass a waypoint by.
 *
 * @internal
 */
export const waypointPassedBy: Rule = {
  code: 'ambient/waypoint-passed-by',
  title: 'Requests do not pass a waypoint by',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A caller that uses the address of a Pod, or that is not in ambient, does not go through the waypoint, and the policies there do not hold for it; a policy with a selector that admits the waypoint only refuses that (Istio 1.24: ambient, migration of policies).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1', ports: [{ containerPort: 8080 }] }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: orders }]
  rules:
    - to: [{ operation: { methods: [GET] } }]
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1', ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: waypoint, namespace: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: orders }]
  rules:
    - to: [{ operation: { methods: [GET] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders-waypoint, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/waypoint] } }]
`,
  },
  check(context) {
    const enforced = policiesOf(context).filter(({ isOnTrial }) => !isOnTrial);
    const services = guarded(context, enforced);
    if (services.size === 0) {
      return [];
    }
    const closed = new Set<Workload>(
      enforced
        .filter(
          ({ document }) => selectionOf(document.object).targets.length === 0,
        )
        .flatMap(({ document }) => workloadsUnder(context, document.object)),
    );
    return [...services].flatMap(([service, { document, name }]) => {
      const open = workloadsOfService(context, service).find(
        workload =>
          isAmbientWorkload(context, workload) && !closed.has(workload),
      );
      return open
        ? [
            {
              document,
              pointer: '/spec/targetRefs',
              message: `AuthorizationPolicy ${name} holds at the waypoint of Service ${service.name}, and nothing refuses requests that reach ${open.kind} ${open.name} without it.`,
              params: { name, service: service.name },
              related: [{ document: open.document, pointer: '/metadata' }],
            },
          ]
        : [];
    });
  },
};
