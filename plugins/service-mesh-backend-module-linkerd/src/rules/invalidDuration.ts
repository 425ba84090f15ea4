import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  annotationsOf,
  isOutbound,
  linkerdDurationMs,
  meshParents,
  readHttpRoutes,
  refusal,
} from '../read';

const durations = [
  'timeout.linkerd.io/request',
  'timeout.linkerd.io/response',
  'timeout.linkerd.io/idle',
  'retry.linkerd.io/timeout',
];

function hit(
  document: ManifestDocument,
  path: (string | number)[],
  value: string,
): RuleHit {
  const { kind, metadata } = document.object;
  return {
    document,
    pointer: toPointer(path),
    message: `'${value}' on ${kind} '${metadata.name}' is not a duration that Linkerd reads, so that it sets none; write one whole number and one unit of ms, s, m, h or d, such as 90s.`,
    params: { value },
  };
}

function inAnnotations(document: ManifestDocument): RuleHit[] {
  const annotations = annotationsOf(document.object);
  return durations
    .filter(
      name =>
        annotations[name] !== undefined &&
        linkerdDurationMs(annotations[name]) === null,
    )
    .map(name => ({
      ...hit(document, ['metadata', 'annotations', name], annotations[name]),
      ...refusal(document),
    }));
}

function inTimeouts(documents: readonly ManifestDocument[]): RuleHit[] {
  return readHttpRoutes(documents)
    .filter(route => meshParents(route).some(p => p.kind !== 'Server'))
    .flatMap(route =>
      (route.spec.rules ?? []).flatMap(({ timeouts }, index) => {
        const value = timeouts?.request;
        return value !== undefined && linkerdDurationMs(value) === null
          ? [hit(route, ['spec', 'rules', index, 'timeouts', 'request'], value)]
          : [];
      }),
    );
}

/**
 * A duration that Linkerd cannot read.
 *
 * @internal
 */
export const invalidDuration: Rule = {
  code: 'linkerd/invalid-duration',
  title: 'Durations are ones that Linkerd reads',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Linkerd reads one whole number and one unit; compounds such as 1m30s, fractions and bare numbers are dropped with a line in a log (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
  annotations:
    timeout.linkerd.io/request: 1m30s
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
  annotations:
    timeout.linkerd.io/request: 90s
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: context => [
    ...context
      .ofKind('HTTPRoute', 'GRPCRoute', 'Service', 'EgressNetwork')
      .filter(isOutbound)
      .flatMap(inAnnotations),
    ...inTimeouts(context.documents),
  ],
};
