import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf } from '../authorization';
import { allWorkloads, isGatewayWorkload, workloadsUnder } from '../view';

/**
 * Where authorization is in use, it covers every workload.
 *
 * @internal
 */
export const workloadWithoutAuthorization: Rule = {
  code: 'security/workload-without-authorization',
  title: 'Where authorization is in use, it covers every workload',
  severity: 'info',
  layer: 'practice',
  consequence: 'risky',
  why: 'A workload that no AuthorizationPolicy applies to takes requests from everybody: mutual TLS tells who calls and refuses nobody (Istio, security best practices).',
  equivalents: ['KIA1301'],
  example: {
    bad: `apiVersion: v1
kind: Pod
metadata: { name: basket, namespace: shop, labels: { app: basket } }
spec: { containers: [{ name: basket, image: 'basket:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: orders } } }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: basket, namespace: shop, labels: { app: basket } }
spec: { containers: [{ name: basket, image: 'basket:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: default-deny, namespace: shop }
spec: {}
`,
  },
  check(context) {
    const policies = policiesOf(context);
    if (policies.length === 0) {
      return [];
    }
    const lists = new Set(
      policies.map(({ document }) => workloadsUnder(context, document.object)),
    );
    const covered = new Set(
      [...lists].flatMap(list => list.map(({ document }) => document)),
    );
    return allWorkloads(context)
      .filter(
        workload =>
          !covered.has(workload.document) && !isGatewayWorkload(workload),
      )
      .map(({ document, kind, name, template }) => ({
        document,
        pointer: `${template}/metadata/labels`,
        message: `No AuthorizationPolicy applies to ${kind} ${name}: everybody may call it.`,
        params: { kind, name },
      }));
  },
};
