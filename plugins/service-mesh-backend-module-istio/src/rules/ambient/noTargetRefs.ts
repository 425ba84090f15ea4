import {
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, requestParts } from '../authorization';
import { selectionOf } from '../view';
import { isInAmbient, requestPolicies } from './requestPolicies';

const selects = (object: RuleHit['document']['object']) =>
  selectionOf(object).targets.length === 0;

/** What becomes of an AuthorizationPolicy at ztunnel, which leaves out what it cannot compare (Istio 1.29). */
function fate(action: unknown): string {
  switch (action) {
    case 'DENY':
      return 'ztunnel leaves that out of a DENY rule, which then denies more, or nothing';
    case 'AUDIT':
    case 'CUSTOM':
      return `ztunnel knows no action ${action}`;
    default:
      return 'ztunnel drops such an ALLOW rule, so that what it admits is refused';
  }
}

/** AUDIT and CUSTOM need a waypoint, whatever they look at. */
function actionsOfWaypoints(context: RuleContext): RuleHit[] {
  return policiesOf(context)
    .filter(
      policy =>
        ['AUDIT', 'CUSTOM'].includes(policy.action) &&
        requestParts(policy).length === 0 &&
        selects(policy.document.object) &&
        isInAmbient(context, policy.document),
    )
    .map(({ document, name, action }) => ({
      document,
      pointer: '/spec/action',
      message: `AuthorizationPolicy ${name} of a namespace in ambient names no targetRefs: ${fate(
        action,
      )}.`,
      params: { kind: 'AuthorizationPolicy', name },
      equivalents: [],
    }));
}

/**
 * In ambient, a policy about requests refers to what it is for.
 *
 * @internal
 */
export const noTargetRefs: Rule = {
  code: 'ambient/no-target-refs',
  title: 'In ambient, a policy about requests has targetRefs',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A waypoint passes over policies with a selector and holds to those that refer to a Service or to itself; ztunnel holds to the former, without what looks at requests (Istio 1.24: ambient, policy attachment).',
  equivalents: ['KIA0110', 'KIA1115', 'KIA1116', 'KIA1117'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  rules:
    - to: [{ operation: { methods: [GET] } }]
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
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
    const policies = policiesOf(context);
    const actions = new Map(
      policies.map(({ document, action }) => [document, action]),
    );
    return [
      ...requestPolicies(context)
        .filter(({ document }) => selects(document.object))
        .map(({ document, name, withoutTargets }) => {
          const action = actions.get(document);
          return {
            document,
            pointer: '/spec',
            message: `${
              document.object.kind
            } ${name} looks at requests and names no targetRefs: waypoints pass over it${
              action ? `, and ${fate(action)}` : ''
            }.`,
            params: { kind: document.object.kind, name },
            equivalents: [withoutTargets],
            ...(action === 'ALLOW' ? { severity: 'error' as const } : {}),
          };
        }),
      ...actionsOfWaypoints(context),
    ];
  },
};
