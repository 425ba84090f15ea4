import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';

/** The default of Istio, of the Gateway API and of Finagle. */
const USUAL_PERCENT = 20;

/**
 * The budget for retries is no wider than usual.
 *
 * @internal
 */
export const wideRetryBudget: Rule = {
  code: 'resilience/wide-retry-budget',
  title: 'The budget for retries is at most 20 percent',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'The budget bounds the share of retries in an outage, when every request is retried. Istio, the Gateway API and Finagle all have 20 percent by default; more adds that much load to a service that fails (Istio 1.27: DestinationRule.retryBudget).',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { retryBudget: { percent: 80 } }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { retryBudget: { percent: 20 } }
`,
  },
  check(context) {
    return documentsOf(context, DestinationRule).flatMap(document => {
      const spec = members(document.object.spec);
      const { name } = identityOf(document.object);
      const policies = [
        { policy: members(spec.trafficPolicy), at: '/spec/trafficPolicy' },
        ...items(spec.subsets).map((subset, index) => ({
          policy: members(subset.trafficPolicy),
          at: `/spec/subsets/${index}/trafficPolicy`,
        })),
      ];
      return policies.flatMap(({ policy, at }) => {
        const { percent } = members(policy.retryBudget);
        return typeof percent === 'number' && percent > USUAL_PERCENT
          ? [
              {
                document,
                pointer: `${at}/retryBudget/percent`,
                message: `${titleOf(
                  document,
                )} lets ${percent} percent of the requests be retries.`,
                params: { name, percent },
              },
            ]
          : [];
      });
    });
  },
};
