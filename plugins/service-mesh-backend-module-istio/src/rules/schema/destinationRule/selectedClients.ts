import { strings } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isSet } from '../set';

/**
 * A DestinationRule for some workloads stays in its namespace.
 *
 * @internal
 */
export const selectedClients = admissionRule({
  code: 'schema/selected-clients',
  title: 'A DestinationRule with a selector is for its own namespace',
  why: 'A workloadSelector chooses among the workloads of the namespace, so that istiod refuses to export such an object anywhere else (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  workloadSelector: { matchLabels: { app: basket } }
  exportTo: ["*"]
  trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  workloadSelector: { matchLabels: { app: basket } }
  exportTo: ["."]
  trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } }
`,
  },
  of: { networking: ['DestinationRule'] },
  problems(spec, { metadata }) {
    return when(
      isSet(spec.workloadSelector) &&
        strings(spec.exportTo).some(
          name => name !== '.' && name !== metadata.namespace,
        ),
      '/exportTo',
      'selects workloads of its namespace and is exported to others',
    );
  },
});
