import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, PolicyView, valuesIn } from '../authorization';
import { accountOf } from '../serviceAccounts';
import {
  allWorkloads,
  isAmbientWorkload,
  isInjectedWorkload,
  perContext,
  selectionOf,
  serviceNamed,
  Workload,
  workloadsOfService,
  workloadsUnder,
} from '../view';
import { bypassPrevention } from './bypassPrevention';

/** The workloads with a sidecar, by `namespace/name` of their service account. */
const sidecars = perContext<ReadonlyMap<string, Workload>>(
  context =>
    new Map(
      allWorkloads(context)
        .filter(
          workload =>
            isInjectedWorkload(context, workload) &&
            !isAmbientWorkload(context, workload),
        )
        .map(workload => [
          `${workload.namespace}/${workload.serviceAccount}`,
          workload,
        ]),
    ),
);

/** The callers that policies at a waypoint admit to workloads, as `namespace/name`, by workload. */
const admittedAtWaypoints = perContext<ReadonlyMap<Workload, Set<string>>>(
  context => {
    const found = new Map<Workload, Set<string>>();
    for (const policy of policiesOf(context)) {
      for (const workload of targeted(context, policy)) {
        const known = found.get(workload) ?? new Set();
        policy.sources
          .flatMap(part => valuesIn(part, ['principals', 'serviceAccounts']))
          .forEach(value =>
            known.add(accountOf(value, policy.namespace) ?? ''),
          );
        found.set(workload, known);
      }
    }
    return found;
  },
);

function targeted(
  context: RuleContext,
  { document, namespace, action }: PolicyView,
): Workload[] {
  return action === 'ALLOW'
    ? selectionOf(document.object).targets.flatMap(({ name }) => {
        const service =
          typeof name === 'string'
            ? serviceNamed(context, name, namespace)
            : undefined;
        return service ? workloadsOfService(context, service) : [];
      })
    : [];
}

/**
 * Nothing but the waypoint is admitted once every caller goes through it.
 *
 * @internal
 */
export const bypassPreventionTooEarly: Rule = {
  code: 'ambient/bypass-prevention-too-early',
  title: 'Callers with a sidecar are admitted beside the waypoint',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A caller that still has a sidecar sends requests to the Pods and not through the waypoint: a policy that admits the waypoint only refuses it until it is in ambient, too (Istio 1.24: ambient, migration of policies).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Namespace
metadata: { name: web, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: front, namespace: web, labels: { app: front } }
spec: { serviceAccountName: front, containers: [{ name: front, image: 'front:1' }] }
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
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: orders }]
  rules:
    - from: [{ source: { principals: [cluster.local/ns/web/sa/front] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders-waypoint, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/waypoint] } }]
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Namespace
metadata: { name: web, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: front, namespace: web, labels: { app: front } }
spec: { serviceAccountName: front, containers: [{ name: front, image: 'front:1' }] }
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
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: orders }]
  rules:
    - from: [{ source: { principals: [cluster.local/ns/web/sa/front] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders-waypoint, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  rules:
    - from:
        - source:
            principals:
              - cluster.local/ns/shop/sa/waypoint
              - cluster.local/ns/web/sa/front
`,
  },
  check(context) {
    return policiesOf(context).flatMap(policy => {
      const { document, name, isOnTrial } = policy;
      if (isOnTrial || selectionOf(document.object).targets.length > 0) {
        return [];
      }
      const found = bypassPrevention(context, policy);
      if (!found) {
        return [];
      }
      const callers = new Set(
        workloadsUnder(context, document.object).flatMap(workload => [
          ...(admittedAtWaypoints(context).get(workload) ?? []),
        ]),
      );
      return [...callers].flatMap(account => {
        const caller = sidecars(context).get(account);
        return caller && !found.admitted.includes(account)
          ? [
              {
                document,
                pointer: found.pointer,
                message: `AuthorizationPolicy ${name} refuses what does not come through the waypoint, and ${caller.kind} ${caller.name}, which may call, still has a sidecar and does not go through it.`,
                params: { name, caller: caller.name },
                related: [{ document: caller.document, pointer: '/metadata' }],
              },
            ]
          : [];
      });
    });
  },
};
