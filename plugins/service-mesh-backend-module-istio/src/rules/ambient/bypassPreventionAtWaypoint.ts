import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf } from '../authorization';
import { selectionOf } from '../view';
import { bypassPrevention } from './bypassPrevention';

/**
 * What keeps requests from passing a waypoint by is for Pods.
 *
 * @internal
 */
export const bypassPreventionAtWaypoint: Rule = {
  code: 'ambient/bypass-prevention-at-waypoint',
  title: 'A policy that admits the waypoint only is for Pods',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Behind a waypoint ztunnel sees the waypoint as the caller, and a policy with a selector that admits no other keeps requests from passing it by; with targetRefs the waypoint holds to it, sees the callers themselves, and refuses them all (Istio 1.24: ambient, migration of policies).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders-waypoint, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: orders }]
  action: DENY
  rules:
    - from: [{ source: { notPrincipals: [cluster.local/ns/shop/sa/waypoint] } }]
`,
    good: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders-waypoint, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  action: DENY
  rules:
    - from: [{ source: { notPrincipals: [cluster.local/ns/shop/sa/waypoint] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(policy => {
      const { document, name, isOnTrial } = policy;
      if (isOnTrial || selectionOf(document.object).targets.length === 0) {
        return [];
      }
      const found = bypassPrevention(context, policy);
      return found
        ? [
            {
              document,
              pointer: found.pointer,
              message: `AuthorizationPolicy ${name} lets only the waypoint itself through the waypoint: every caller is refused. Give it a selector instead of targetRefs.`,
              params: { name },
            },
          ]
        : [];
    });
  },
};
