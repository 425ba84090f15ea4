import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { EnvoyFilter } from '../kindNames';
import {
  isAmbientNamespace,
  isAmbientWorkload,
  isGatewayWorkload,
  selectedWorkloads,
  selectionOf,
} from '../view';

/**
 * No EnvoyFilter is written for what has no Envoy.
 *
 * @internal
 */
export const envoyFilterIgnored: Rule = {
  code: 'ambient/envoy-filter-ignored',
  title: 'No EnvoyFilter is written for workloads in ambient',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A workload in ambient has no Envoy of its own, and its EnvoyFilters are passed over without a word: what they did, such as rate limits, ends with the sidecar (Istio 1.24: ambient, migration).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec: { workloadSelector: { labels: { app: orders } } }
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec: { workloadSelector: { labels: { app: orders } } }
`,
  },
  check(context) {
    return documentsOf(context, EnvoyFilter).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { workloadSelector } = members(document.object.spec);
      const workloads = selectedWorkloads(
        context,
        namespace,
        labels(members(workloadSelector).labels),
      );
      const isForAnother =
        selectionOf(document.object).targets.length > 0 ||
        workloads.some(
          workload =>
            isGatewayWorkload(workload) ||
            !isAmbientWorkload(context, workload),
        );
      return isAmbientNamespace(context, namespace) && !isForAnother
        ? [
            {
              document,
              pointer: '/spec',
              message: `EnvoyFilter ${name} has no effect: namespace ${namespace} is in ambient, where workloads have no Envoy.`,
              params: { name, namespace },
            },
          ]
        : [];
    });
  },
};
