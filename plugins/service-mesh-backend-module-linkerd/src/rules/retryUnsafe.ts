import {
  Operation,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isLiteralPath,
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { serviceProfile } from '../kinds';
import {
  annotationsOf,
  meshParents,
  readAll,
  readHttpRoutes,
  RouteRule,
} from '../read';

const RETRY = 'retry.linkerd.io/http';

/** Methods that may have an effect each time (RFC 9110 section 9.2.2). */
const unsafeMethods = ['POST', 'PATCH'];

/** The path of a method of gRPC, which is a POST whatever it does. */
const grpcPath = /^\/[\w.\\]+\.[\w\\]+\/\w+$/;

const keyOf = (host: string, method: unknown, path: unknown) =>
  JSON.stringify([host, method, path]);

/** Requests that may be sent again though their method does not say so, by the match that is rendered for them. */
function knownIdempotent({ service, catalog }: RuleContext): Set<string> {
  const services = [
    ...(service ? [service] : []),
    ...(catalog?.services ?? []).map(({ input }) => input.service),
  ];
  const pathOf = ({ path }: Operation) =>
    isLiteralPath(path) ? path.template : toRegex(path);
  return new Set(
    services.flatMap(({ serviceName, namespace, operations }) =>
      operations
        .filter(({ idempotent }) => idempotent)
        .map(operation =>
          keyOf(
            `${serviceName.value}.${namespace.value}`,
            operation.method,
            pathOf(operation),
          ),
        ),
    ),
  );
}

/** A route rendered from a policy repeats an unsafe operation only where the policy says so of that very operation. */
const isMeant = ({ origins }: ManifestDocument) =>
  origins?.[toPointer(['metadata', 'annotations', RETRY])] !== undefined;

function inRoutes(context: RuleContext): RuleHit[] {
  const known = knownIdempotent(context);
  return readHttpRoutes(context.documents).flatMap(document => {
    const hosts = meshParents(document)
      .filter(({ kind }) => kind === 'Service')
      .map(({ name, namespace }) => `${name}.${namespace}`);
    const isUnsafe = ({ method, path }: NonNullable<RouteRule['matches']>[0]) =>
      unsafeMethods.includes(String(method)) &&
      !hosts.every(host => known.has(keyOf(host, method, path?.value)));
    const unsafe = (document.spec.rules ?? [])
      .flatMap(({ matches = [] }) => matches)
      .find(isUnsafe);
    const conditions = annotationsOf(document.object)[RETRY];
    return hosts.length > 0 && unsafe && conditions && !isMeant(document)
      ? [
          {
            document,
            pointer: toPointer(['metadata', 'annotations', RETRY]),
            message: `HTTPRoute '${document.object.metadata.name}' repeats ${unsafe.method} requests on ${conditions}, though they may have been processed; give them a route without retries.`,
            params: { method: String(unsafe.method) },
          },
        ]
      : [];
  });
}

const inProfiles = ({ documents }: RuleContext): RuleHit[] =>
  readAll(serviceProfile, documents).flatMap(document =>
    (document.spec.routes ?? []).flatMap(
      ({ name, condition, isRetryable }, index) =>
        isRetryable &&
        unsafeMethods.includes(condition.method ?? '') &&
        !grpcPath.test(condition.pathRegex ?? '')
          ? [
              {
                document,
                pointer: toPointer(['spec', 'routes', index, 'isRetryable']),
                message: `Route '${name}' of ServiceProfile '${document.object.metadata.name}' repeats ${condition.method} requests that fail, though they may have been processed.`,
                params: { method: condition.method! },
              },
            ]
          : [],
    ),
  );

/**
 * Requests that may have an effect each time are not sent again unless it is proven that they had none.
 *
 * @internal
 */
export const retryUnsafe: Rule = {
  code: 'resilience/retry-unsafe',
  title: 'Unsafe requests are not repeated blindly',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'Linkerd retries on the status of an answer, so that the request has been processed at least in part: a repeated POST pays or orders twice (Linkerd 2.18, retries; RFC 9110 section 9.2.2).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
  annotations:
    retry.linkerd.io/http: 5xx
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: Exact, value: /orders }, method: POST }]
      backendRefs: [{ name: orders, port: 80 }]
    - backendRefs: [{ name: orders, port: 80 }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - matches: [{ path: { type: Exact, value: /orders }, method: POST }]
      backendRefs: [{ name: orders, port: 80 }]
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: context => [...inRoutes(context), ...inProfiles(context)],
};
