import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, PolicyView } from '../authorization';
import { holdsWorkloads, meshSettings, selectionOf } from '../view';

/** Whether a policy leaves nothing of its namespace that an ALLOW rule would not have to admit. */
const isDefault = ({ action, document, isOnTrial }: PolicyView) =>
  action === 'ALLOW' && !isOnTrial && selectionOf(document.object).isWide;

/**
 * A namespace that authorizes callers denies by default.
 *
 * @internal
 */
export const noDefaultDeny: Rule = {
  code: 'security/no-default-deny',
  title: 'A namespace that authorizes callers denies by default',
  severity: 'info',
  layer: 'practice',
  consequence: 'risky',
  why: 'Without a policy for the whole namespace a workload is open until somebody writes its own, so that a forgotten or misspelled one fails open; spec: {} denies whatever no other policy allows (Istio, security best practices).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: orders } } }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: default-deny, namespace: shop }
spec: {}
`,
  },
  check(context) {
    const { rootNamespace } = meshSettings(context);
    const byNamespace = new Map<string, PolicyView[]>();
    for (const policy of policiesOf(context)) {
      const known = byNamespace.get(policy.namespace) ?? [];
      known.push(policy);
      byNamespace.set(policy.namespace, known);
    }
    if (byNamespace.get(rootNamespace)?.some(isDefault)) {
      return [];
    }
    return [...byNamespace].flatMap(([namespace, policies]) => {
      const enforced = policies.filter(({ isOnTrial }) => !isOnTrial);
      return enforced.length > 0 &&
        namespace !== rootNamespace &&
        holdsWorkloads(context, namespace) &&
        !enforced.some(isDefault)
        ? [
            {
              document: enforced[0].document,
              pointer: '/spec',
              message: `Namespace ${namespace} has policies for some workloads and none that denies by default.`,
              params: { namespace },
            },
          ]
        : [];
    });
  },
};
