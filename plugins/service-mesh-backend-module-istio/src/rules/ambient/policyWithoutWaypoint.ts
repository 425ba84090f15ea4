import {
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  isAmbientWorkload,
  isGatewayWorkload,
  selectedWorkloads,
  selectionOf,
  serviceNamed,
  waypointFor,
  waypointOfService,
  Workload,
  workloadsOfService,
} from '../view';
import { RequestPolicy, requestPolicies } from './requestPolicies';

/** What a policy is about and no waypoint stands before. */
interface Gap {
  /** In words; `null` for none. */
  what: string | null;
  workloads: Workload[];
  isKnown: boolean;
}

const none: Gap = { what: null, workloads: [], isKnown: true };

/** The gap at a target; a Gateway is itself what holds to the policy. */
function gapAtTarget(
  context: RuleContext,
  { namespace }: RequestPolicy,
  { kind, name }: { kind?: unknown; name?: unknown },
): Gap {
  if ((kind !== 'Service' && kind !== undefined) || typeof name !== 'string') {
    return none;
  }
  const service = serviceNamed(context, name, namespace);
  const isEnrolled = service
    ? waypointOfService(context, service.document.object) !== null
    : waypointFor(context, {}, namespace) !== null;
  return isEnrolled
    ? none
    : {
        what: `Service ${name}`,
        workloads: service ? workloadsOfService(context, service) : [],
        isKnown: service !== undefined,
      };
}

/** The gap before the workloads that a policy selects, or its namespace. */
function gapAtWorkloads(
  context: RuleContext,
  { document, namespace }: RequestPolicy,
): Gap {
  const { labels, isWide } = selectionOf(document.object);
  const workloads = selectedWorkloads(context, namespace, labels).filter(
    workload => !isGatewayWorkload(workload),
  );
  const open = workloads.filter(
    workload => waypointFor(context, workload.labels, namespace) === null,
  );
  if (!isWide && workloads.length > 0) {
    return open.length > 0
      ? {
          what: `${open[0].kind} ${open[0].name}`,
          workloads: open,
          isKnown: true,
        }
      : none;
  }
  return waypointFor(context, {}, namespace) === null
    ? { what: `namespace ${namespace}`, workloads: open, isKnown: true }
    : none;
}

function gapsOf(context: RuleContext, policy: RequestPolicy): Gap[] {
  const { targets } = selectionOf(policy.document.object);
  return (
    targets.length > 0
      ? targets.map(target => gapAtTarget(context, policy, target))
      : [gapAtWorkloads(context, policy)]
  ).filter(({ what }) => what !== null);
}

/** The workloads that policies about callers and requests are written for in vain. */
function exposed(
  context: RuleContext,
  gaps: readonly (readonly [RequestPolicy, Gap[]])[],
): RuleHit[] {
  const found = new Map<Workload, RequestPolicy>();
  for (const [policy, open] of gaps) {
    if (policy.document.object.kind === 'AuthorizationPolicy') {
      for (const workload of open.flatMap(({ workloads }) => workloads)) {
        if (isAmbientWorkload(context, workload) && !found.has(workload)) {
          found.set(workload, policy);
        }
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
  title: 'In ambient, a policy about requests has a waypoint',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'ztunnel sees connections and no requests; what looks at requests is left to a waypoint, and without the label istio.io/use-waypoint no traffic passes one (Istio 1.24: ambient, waypoints).',
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
    const gaps = requestPolicies(context).map(
      policy => [policy, gapsOf(context, policy)] as const,
    );
    return [
      ...gaps.flatMap(([{ document, name, withoutWaypoint }, open]) =>
        open.slice(0, 1).map(({ what, isKnown }) => ({
          document,
          pointer: '/spec',
          message: `${document.object.kind} ${name} looks at requests, and ${what} uses no waypoint (istio.io/use-waypoint): it has no effect as written.`,
          params: { kind: document.object.kind, name },
          equivalents: [withoutWaypoint],
          ...(isKnown ? {} : undecided('needs the labels of the Service')),
        })),
      ),
      ...exposed(context, gaps),
    ];
  },
};
