import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, meshParents, readRoutes, RouteSpec } from '../read';

const balancer = /^balancer(\.alpha)?\.linkerd\.io\//;
const outbound = /^(retry|timeout)\.linkerd\.io\//;

/** The label of a Service that other clusters are to see. */
const EXPORTED = 'mirror.linkerd.io/exported';

/** Annotations of a route that nothing reads, and where they belong. */
function ignored(route: ManifestDocument & { spec: RouteSpec }) {
  const parents = meshParents(route);
  const inbound =
    parents.length > 0 && parents.every(({ kind }) => kind === 'Server');
  return Object.keys(annotationsOf(route.object)).filter(
    name =>
      (parents.length > 0 && balancer.test(name)) ||
      (inbound && outbound.test(name)),
  );
}

/** Services that ask by an annotation to be mirrored to other clusters, which reads a label. */
function unexported(documents: readonly ManifestDocument[]): RuleHit[] {
  return documents
    .filter(
      ({ object }) =>
        object.kind === 'Service' &&
        annotationsOf(object)[EXPORTED] !== undefined,
    )
    .map(document => ({
      document,
      pointer: toPointer(['metadata', 'annotations', EXPORTED]),
      message: `${EXPORTED} is an annotation of Service '${document.object.metadata.name}' and exports nothing; make it a label.`,
      params: { annotation: EXPORTED },
    }));
}

/**
 * An annotation on an object that nobody reads it from.
 *
 * @internal
 */
export const annotationIgnored: Rule = {
  code: 'linkerd/annotation-ignored',
  title: 'Annotations stand where Linkerd reads them',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Circuit breakers are read from Services and EgressNetworks only, timeouts and retries from them and their routes, never from routes on Servers; Services are exported to other clusters by a label (Linkerd 2.18, policy controller and linkerd check).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) => [
    ...unexported(documents),
    ...readRoutes(documents).flatMap(document =>
      ignored(document).map(name => ({
        document,
        pointer: toPointer(['metadata', 'annotations', name]),
        message: `${name} on ${document.object.kind} '${
          document.object.metadata.name
        }' has no effect; set it on the Service${
          outbound.test(name) ? ' or on a route of it' : ''
        }.`,
        params: { annotation: name },
      })),
    ),
  ],
};
