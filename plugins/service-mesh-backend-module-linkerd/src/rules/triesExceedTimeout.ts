import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, isOutbound, linkerdDurationMs } from '../read';

const TIMEOUT = 'timeout.linkerd.io/request';
const TRY = 'retry.linkerd.io/timeout';
const LIMIT = 'retry.linkerd.io/limit';

/** Tries that do not fit into the timeout; `null` where they do, or one of them is not set. */
function excess({ object }: ManifestDocument) {
  const annotations = annotationsOf(object);
  const timeout = linkerdDurationMs(annotations[TIMEOUT] ?? '');
  const perTry = linkerdDurationMs(annotations[TRY] ?? '');
  const retries = Number(annotations[LIMIT] ?? 1);
  return timeout && perTry && (retries + 1) * perTry > timeout
    ? {
        tries: retries + 1,
        timeout: annotations[TIMEOUT],
        perTry: annotations[TRY],
      }
    : null;
}

const route = (perTry: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
  annotations:
    timeout.linkerd.io/request: 5s
    retry.linkerd.io/http: gateway-error
    retry.linkerd.io/limit: '2'
    retry.linkerd.io/timeout: ${perTry}
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`;

/**
 * The timeout of a route leaves time for all tries.
 *
 * @internal
 */
export const triesExceedTimeout: Rule = {
  code: 'resilience/tries-exceed-timeout',
  title: 'The timeout leaves time for every try',
  severity: 'warning',
  layer: 'practice',
  consequence: 'ineffective',
  why: 'The timeout of a route covers the first try and all retries; tries that do not fit into it never end (Linkerd 2.18: retry.linkerd.io/limit counts retries, and is 1 unless set).',
  equivalents: [],
  example: { bad: route('3s'), good: route('1s') },
  check: context =>
    context
      .ofKind('HTTPRoute', 'GRPCRoute', 'Service', 'EgressNetwork')
      .filter(isOutbound)
      .flatMap(document => {
        const found = excess(document);
        const { kind, metadata } = document.object;
        return found
          ? [
              {
                document,
                pointer: toPointer(['metadata', 'annotations', TRY]),
                message: `${kind} '${metadata.name}' ends requests after ${found.timeout}, before ${found.tries} tries of ${found.perTry} can.`,
                params: { tries: found.tries },
              },
            ]
          : [];
      }),
};
