import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  annotationsOf,
  isRetryCodes,
  isRetryLimit,
  isRetryStatuses,
  isOutbound,
  refusal,
} from '../read';

const grammars: Record<string, [(text: string) => boolean, string]> = {
  'retry.linkerd.io/http': [
    isRetryStatuses,
    'write 5xx, gateway-error, statuses or ranges, with commas and without blanks',
  ],
  'retry.linkerd.io/grpc': [
    isRetryCodes,
    'write cancelled, deadline-exceeded, internal, resource-exhausted or unavailable, with commas and without blanks',
  ],
  'retry.linkerd.io/limit': [isRetryLimit, 'write a whole number up to 65535'],
};

/**
 * A retry annotation that Linkerd cannot read.
 *
 * @internal
 */
export const invalidRetry: Rule = {
  code: 'linkerd/invalid-retry',
  title: 'Retry annotations have values that Linkerd reads',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The webhook refuses a route on a Service with such an annotation; on a Service itself, all retry annotations are dropped with a line in a log (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders-read
  namespace: shop
  annotations:
    retry.linkerd.io/http: '502, 503'
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
    retry.linkerd.io/http: '502,503'
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
    context
      .ofKind('HTTPRoute', 'GRPCRoute', 'Service', 'EgressNetwork')
      .filter(isOutbound)
      .flatMap(document => {
        const annotations = annotationsOf(document.object);
        return Object.entries(grammars)
          .filter(
            ([name, [isValid]]) =>
              annotations[name] !== undefined && !isValid(annotations[name]),
          )
          .map(([name, [, remedy]]) => ({
            document,
            pointer: toPointer(['metadata', 'annotations', name]),
            message: `Linkerd cannot read ${name} '${annotations[name]}' on ${document.object.kind} '${document.object.metadata.name}'; ${remedy}.`,
            params: { annotation: name },
            ...refusal(document),
          }));
      }),
};
