import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { meshParents, meshRules, readRoutes, RouteRule } from '../read';

interface Ignored {
  place: (string | number)[];
  name: string;
  remedy: string;
}

function ignoredAnywhere({
  retry,
  sessionPersistence,
  timeouts,
}: RouteRule): Ignored[] {
  return [
    ...(retry === undefined
      ? []
      : [
          {
            place: ['retry'],
            name: 'retry',
            remedy: 'use the annotations retry.linkerd.io/http and limit',
          },
        ]),
    ...(sessionPersistence === undefined
      ? []
      : [
          {
            place: ['sessionPersistence'],
            name: 'sessionPersistence',
            remedy: 'keep sessions outside the Pods',
          },
        ]),
    ...(timeouts?.backendRequest === undefined
      ? []
      : [
          {
            place: ['timeouts', 'backendRequest'],
            name: 'timeouts.backendRequest',
            remedy: 'use the annotation retry.linkerd.io/timeout',
          },
        ]),
  ];
}

/** A Server neither changes responses nor ends requests after a time. */
function ignoredInbound({ filters = [], timeouts }: RouteRule): Ignored[] {
  return [
    ...filters.flatMap(({ type }, index) =>
      type === 'ResponseHeaderModifier'
        ? [
            {
              place: ['filters', index],
              name: type,
              remedy: 'change responses by a route on the Service',
            },
          ]
        : [],
    ),
    ...(timeouts?.request === undefined
      ? []
      : [
          {
            place: ['timeouts', 'request'],
            name: 'timeouts.request',
            remedy: 'set it on a route of the Service',
          },
        ]),
  ];
}

/**
 * A field of a route that Linkerd does not read.
 *
 * @internal
 */
export const fieldIgnored: Rule = {
  code: 'linkerd/field-ignored',
  title: 'Routes say nothing that Linkerd does not read',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Linkerd reads neither retry, sessionPersistence nor timeouts.backendRequest of a route in the mesh, and on a Server neither timeouts nor ResponseHeaderModifier (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - timeouts: { request: 5s, backendRequest: 1s }
      backendRefs: [{ name: orders, port: 80 }]
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
    - timeouts: { request: 5s }
      backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    meshRules(readRoutes(documents)).flatMap(({ route, rule, path }) => {
      const inbound = meshParents(route).every(p => p.kind === 'Server');
      const { kind, metadata } = route.object;
      return [
        ...ignoredAnywhere(rule),
        ...(inbound ? ignoredInbound(rule) : []),
      ].map(({ place, name, remedy }) => ({
        document: route,
        pointer: toPointer([...path, ...place]),
        message: `Linkerd does not read ${name} of ${kind} '${metadata.name}'; ${remedy}.`,
        params: { field: name },
      }));
    }),
};
