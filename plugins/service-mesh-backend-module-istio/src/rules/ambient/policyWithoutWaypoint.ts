import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, PolicyView, requestParts } from '../authorization';
import {
  isAmbientWorkload,
  namespacesOf,
  selectionOf,
  Workload,
} from '../view';
import { RequestPolicy, requestPolicies } from './requestPolicies';
import { gapAtTarget, gapsOf, workloadsInGap } from './waypointGaps';

function messageOf({ object }: ManifestDocument, what: string | null): string {
  return `${object.kind} ${object.metadata.name} is for a waypoint to hold to, and ${what} uses none (istio.io/use-waypoint): it has no effect as written.`;
}

/**
 * Policies about callers alone that refer to a Service: ztunnel passes over them, and so does a sidecar. Told where all is in
 * the input that could name a waypoint.
 */
function callersAtService(
  context: RuleContext,
  ofRequests: readonly RequestPolicy[],
): RuleHit[] {
  const known = new Set(ofRequests.map(({ document }) => document));
  return policiesOf(context)
    .filter(
      ({ document, namespace }) =>
        !known.has(document) &&
        namespacesOf(context).get(namespace)?.document !== undefined,
    )
    .flatMap(({ document, name, namespace }) =>
      selectionOf(document.object)
        .targets.map(target => gapAtTarget(context, namespace, target))
        .filter(({ what, isKnown }) => what !== null && isKnown)
        .slice(0, 1)
        .map(({ what }) => ({
          document,
          pointer: '/spec',
          message: messageOf(document, what),
          params: { kind: document.object.kind, name },
          equivalents: [],
        })),
    );
}

/** The workloads in ambient, by their own label or their namespace's, that policies about requests are written for in vain. */
function exposed(context: RuleContext): RuleHit[] {
  const firstOf = new Map<readonly Workload[], PolicyView>();
  for (const policy of policiesOf(context)) {
    const lists =
      requestParts(policy).length > 0 ? workloadsInGap(context, policy) : [];
    for (const list of lists.filter(one => !firstOf.has(one))) {
      firstOf.set(list, policy);
    }
  }
  const found = new Map<Workload, PolicyView>();
  for (const [workloads, policy] of firstOf) {
    for (const workload of workloads) {
      if (isAmbientWorkload(context, workload) && !found.has(workload)) {
        found.set(workload, policy);
      }
    }
  }
  return [...found].map(([{ document, kind, name, template }, policy]) => ({
    document,
    pointer: `${template}/metadata/labels`,
    message: `${kind} ${name} has no waypoint to hold to AuthorizationPolicy ${policy.name}, which looks at requests.`,
    params: { kind, name },
    related: [{ document: policy.document, pointer: '/spec' }],
    equivalents: ['KIA1317'],
    // Said of the policy already.
    severity: 'info' as const,
  }));
}

/**
 * A policy about requests has a waypoint to hold to it.
 *
 * @internal
 */
export const policyWithoutWaypoint: Rule = {
  code: 'ambient/policy-without-waypoint',
  title: 'A policy for a waypoint has one',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'ztunnel sees connections and no requests, and passes over policies that refer to a Service; both are left to a waypoint, and without the label istio.io/use-waypoint no traffic passes one (Istio 1.24: ambient, waypoints).',
  equivalents: ['KIA0109', 'KIA1110', 'KIA1111', 'KIA1112', 'KIA1317'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
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
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
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
    - to: [{ operation: { methods: [GET] } }]
`,
  },
  check(context) {
    const policies = requestPolicies(context);
    const gaps = policies.map(
      policy => [policy, gapsOf(context, policy)] as const,
    );
    return [
      ...gaps.flatMap(([{ document, name, withoutWaypoint }, open]) =>
        open.slice(0, 1).map(({ what, isKnown }) => ({
          document,
          pointer: '/spec',
          message: messageOf(document, what),
          params: { kind: document.object.kind, name },
          equivalents: [withoutWaypoint],
          ...(isKnown ? {} : undecided('needs the labels of the Service')),
        })),
      ),
      ...callersAtService(context, policies),
      ...exposed(context),
    ];
  },
};
