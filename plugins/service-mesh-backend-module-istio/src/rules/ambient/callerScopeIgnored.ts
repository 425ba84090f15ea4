import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule, VirtualService } from '../../kinds';
import { items, labels, members, strings } from '../../lenient';
import { documentsOf, httpRules, identityOf, isForMesh } from '../documents';
import { isAmbientNamespace } from '../view';

/** Where an object says for which callers it is meant. */
function scopes(document: ManifestDocument): [string, JsonPointer][] {
  const { exportTo } = members(document.object.spec);
  const isPrivate =
    strings(exportTo).length > 0 && !strings(exportTo).includes('*');
  return [
    ...(isPrivate ? [['exportTo', '/spec/exportTo'] as [string, string]] : []),
    ...httpRules(document).flatMap((rule, index) =>
      items(rule.match).flatMap(({ sourceNamespace, sourceLabels }, position) =>
        [
          ...(sourceNamespace ? ['sourceNamespace'] : []),
          ...(Object.keys(labels(sourceLabels)).length > 0
            ? ['sourceLabels']
            : []),
        ].map((field): [string, JsonPointer] => [
          field,
          `/spec/http/${index}/match/${position}/${field}`,
        ]),
      ),
    ),
  ];
}

/**
 * In ambient, routing does not depend on who calls.
 *
 * @internal
 */
export const callerScopeIgnored: Rule = {
  code: 'ambient/caller-scope-ignored',
  title:
    'In ambient, routing does not depend on the namespace or labels of callers',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The waypoint of the Service called routes for every caller alike: it does not know exportTo, and does not compare sourceNamespace and sourceLabels (Istio 1.24: ambient, migration of policies).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  exportTo: ['.']
  http: [{ route: [{ destination: { host: orders.shop.svc.cluster.local } }] }]
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: orders.shop.svc.cluster.local } }] }]
`,
  },
  check(context) {
    return [
      ...documentsOf(context, VirtualService).filter(isForMesh),
      ...documentsOf(context, DestinationRule),
    ].flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      return isAmbientNamespace(context, namespace)
        ? scopes(document).map(([field, pointer]) => ({
            document,
            pointer,
            message: `${document.object.kind} ${name} says by ${field} for which callers it is meant; a waypoint does not look at that.`,
            params: { name, field },
          }))
        : [];
    });
  },
};
