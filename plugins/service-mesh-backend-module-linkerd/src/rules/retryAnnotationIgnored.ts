import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf } from '../read';

const HTTP = 'retry.linkerd.io/http';
const GRPC = 'retry.linkerd.io/grpc';
const LIMIT = 'retry.linkerd.io/limit';
const TIMEOUT = 'retry.linkerd.io/timeout';

const otherApi: Partial<Record<string, string>> = {
  HTTPRoute: GRPC,
  GRPCRoute: HTTP,
};

function faultOf({ object }: ManifestDocument) {
  const annotations = annotationsOf(object);
  const ignored = otherApi[object.kind];
  if (ignored && annotations[ignored] !== undefined) {
    return {
      annotation: ignored,
      reason: `a ${object.kind} does not read it; use ${
        ignored === GRPC ? HTTP : GRPC
      }`,
    };
  }
  const conditions = [HTTP, GRPC, TIMEOUT].filter(name => annotations[name]);
  return annotations[LIMIT] !== undefined && conditions.length === 0
    ? {
        annotation: LIMIT,
        reason: `no condition to retry on is set; add ${
          object.kind === 'GRPCRoute' ? GRPC : HTTP
        }`,
      }
    : null;
}

/**
 * A retry annotation that does nothing where it stands.
 *
 * @internal
 */
export const retryAnnotationIgnored: Rule = {
  code: 'linkerd/retry-annotation-ignored',
  title: 'Retry annotations take effect',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'HTTPRoutes read retry.linkerd.io/http and GRPCRoutes retry.linkerd.io/grpc; a limit without a condition retries on no status (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders-read
  namespace: shop
  annotations:
    retry.linkerd.io/grpc: unavailable
    timeout.linkerd.io/request: 5s
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: Exact, value: /orders }, method: GET }]
      backendRefs: [{ name: orders, port: 80 }]
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
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders-read
  namespace: shop
  annotations:
    retry.linkerd.io/http: '503'
    timeout.linkerd.io/request: 5s
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: Exact, value: /orders }, method: GET }]
      backendRefs: [{ name: orders, port: 80 }]
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
  check: context =>
    context.ofKind('HTTPRoute', 'GRPCRoute', 'Service').flatMap(document => {
      const fault = faultOf(document);
      const { kind, metadata } = document.object;
      return fault
        ? [
            {
              document,
              pointer: toPointer(['metadata', 'annotations', fault.annotation]),
              message: `${fault.annotation} on ${kind} '${metadata.name}' has no effect: ${fault.reason}.`,
              params: { annotation: fault.annotation },
            },
          ]
        : [];
    }),
};
