import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { DestinationRule, HTTPRoute, VirtualService } from '../../kinds';
import { items, members, textOf } from '../../lenient';
import { documentsOf, httpRules, identityOf } from '../documents';
import { perContext, routesOfServices } from '../view';

/** Rules of a HTTPRoute that share requests out between a Service and itself. */
function sharedWithItself(document: ManifestDocument): RuleHit[] {
  const { name, namespace } = identityOf(document.object);
  return items(members(document.object.spec).rules).flatMap((rule, index) => {
    const backends = items(rule.backendRefs).map(backend =>
      JSON.stringify([
        backend.kind ?? 'Service',
        backend.namespace ?? namespace,
        backend.name,
        backend.port,
      ]),
    );
    const twice = backends.findIndex(
      (backend, at) => backends.indexOf(backend) < at,
    );
    return twice < 0
      ? []
      : [
          {
            document,
            pointer: `/spec/rules/${index}/backendRefs/${twice}`,
            message: `Rule ${
              index + 1
            } of HTTPRoute ${name} sends requests twice to the same Service, which has one set of Pods: their weights tell no versions apart.`,
            params: { name, rule: index + 1 },
          },
        ];
  });
}

/** The hosts of which a VirtualService, at a gateway for instance, names subsets. */
const routedBySubset = perContext<ReadonlySet<string>>(
  context =>
    new Set(
      documentsOf(context, VirtualService).flatMap(document =>
        httpRules(document)
          .flatMap(({ route }) => items(route))
          .map(({ destination }) => members(destination))
          .flatMap(({ host, subset }) =>
            typeof host === 'string' && subset !== undefined
              ? [normalHost(host, identityOf(document.object).namespace)]
              : [],
          ),
      ),
    ),
);

/** Subsets of a Service that HTTPRoutes alone route, which cannot name them. */
function subsetsBesideRoutes(context: RuleContext): RuleHit[] {
  return documentsOf(context, DestinationRule).flatMap(document => {
    const { name, namespace } = identityOf(document.object);
    const { host, subsets } = members(document.object.spec);
    const key = typeof host === 'string' ? normalHost(host, namespace) : '';
    const [route] = routesOfServices(context).get(key) ?? [];
    return route &&
      items(subsets).length > 0 &&
      !routedBySubset(context).has(key)
      ? [
          {
            document,
            pointer: '/spec/subsets',
            message: `DestinationRule ${name} has subsets of ${host}, which is routed by HTTPRoute ${route.object.metadata.name}: it can name Services only, so that the subsets are not used.`,
            params: { name, host: textOf(host) },
            related: [{ document: route, pointer: '/spec/rules' }],
          },
        ]
      : [];
  });
}

/**
 * Each version that a HTTPRoute tells apart has a Service.
 *
 * @internal
 */
export const versionsBehindOneService: Rule = {
  code: 'ambient/versions-behind-one-service',
  title: 'Each version that a HTTPRoute tells apart has a Service',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A HTTPRoute sends requests to Services and knows no subsets: to share them out between versions, each needs a Service of its own that selects its Pods (Istio 1.24: ambient, migration of policies).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: orders, port: 80 }]
  rules:
    - backendRefs:
        - { name: orders, port: 80, weight: 90 }
        - { name: orders, port: 80, weight: 10 }
`,
    good: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders-v2, namespace: shop }
spec: { selector: { app: orders, version: v2 }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: orders, port: 80 }]
  rules:
    - backendRefs:
        - { name: orders, port: 80, weight: 90 }
        - { name: orders-v2, port: 80, weight: 10 }
`,
  },
  check(context) {
    return [
      ...documentsOf(context, HTTPRoute).flatMap(sharedWithItself),
      ...subsetsBesideRoutes(context),
    ];
  },
};
