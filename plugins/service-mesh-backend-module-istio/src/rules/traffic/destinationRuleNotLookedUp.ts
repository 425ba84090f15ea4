import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members } from '../../lenient';
import { identityOf, titleOf } from '../documents';
import {
  declarationsOf,
  exportToOf,
  homeOf,
  hostRules,
  meshSettings,
} from '../view';

/**
 * A DestinationRule for all callers stands where Istio looks for it.
 *
 * @internal
 */
export const destinationRuleNotLookedUp: Rule = {
  code: 'traffic/destination-rule-not-looked-up',
  title: 'DestinationRules stand beside their Service',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio looks for the DestinationRule of a host in the namespace of the caller, then of the Service, then in the root namespace. One in a fourth is found by callers of that namespace only, whatever it is exported to. Where that is meant, export it to . (Istio, traffic management best practices).',
  equivalents: [],
  example: {
    bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: platform }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
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
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
  },
  check(context) {
    const { rootNamespace } = meshSettings(context);
    return hostRules(context).flatMap(
      ({ host, written, namespace, document }) => {
        const home = homeOf(host);
        const exportTo = exportToOf(context, document);
        const isForCallersBeside =
          exportTo.length > 0 &&
          exportTo.every(to => to === '.' || to === namespace);
        if (
          !namespace ||
          !home ||
          [home, rootNamespace].includes(namespace) ||
          host.startsWith('*') ||
          isForCallersBeside ||
          members(document.object.spec).workloadSelector !== undefined ||
          // A ServiceEntry can declare the host anywhere.
          declarationsOf(context, host, namespace).some(
            entry => entry.document.object.kind === 'ServiceEntry',
          )
        ) {
          return [];
        }
        return [
          {
            document,
            pointer: '/metadata/namespace',
            message: `${titleOf(
              document,
            )} is for ${written} and stands in ${namespace}, so that only callers there find it.`,
            params: { name: identityOf(document.object).name, host, namespace },
            fix: { title: 'Move it to the Service.', snippet: home },
          },
        ];
      },
    );
  },
};
