import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, meshParents, namespaceOf, readRoutes } from '../read';

/** Annotations that a route replaces together (Linkerd 2.18, policy controller). */
const GROUPS = {
  retries: 'retry.linkerd.io/',
  timeouts: 'timeout.linkerd.io/',
} as const;

const orders = (annotations: string) => `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations: { timeout.linkerd.io/request: 5s, timeout.linkerd.io/idle: 30s }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
  annotations: { ${annotations} }
spec:
  parentRefs:
    - { group: core, kind: Service, name: orders, port: 80 }
  rules:
    - backendRefs: [{ name: orders, port: 80 }]
`;

/**
 * A route that says a part of what its Service says, and so loses the rest.
 *
 * @internal
 */
export const serviceAnnotationsReplaced: Rule = {
  code: 'linkerd/service-annotations-replaced',
  title: 'A route repeats all that its Service says of retries or timeouts',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'One retry annotation on a route replaces all retry annotations of its Service, and one of a timeout all of its timeouts: they are not merged (Linkerd 2.18, retries and timeouts).',
  equivalents: [],
  example: {
    bad: orders('timeout.linkerd.io/request: 2s'),
    good: orders(
      'timeout.linkerd.io/request: 2s, timeout.linkerd.io/idle: 30s',
    ),
  },
  check: context => {
    const services = new Map(
      context
        .ofKind('Service')
        .map(document => [
          `${namespaceOf(document.object)}/${document.object.metadata.name}`,
          document,
        ]),
    );
    return readRoutes(context.documents).flatMap(document => {
      const { kind, metadata } = document.object;
      const own = Object.keys(annotationsOf(document.object));
      const parents = new Set(
        meshParents(document)
          .filter(parent => parent.kind === 'Service')
          .flatMap(
            ({ name, namespace }) => services.get(`${namespace}/${name}`) ?? [],
          ),
      );
      return [...parents].flatMap(service =>
        Object.entries(GROUPS).flatMap(([what, prefix]) => {
          const lost = Object.keys(annotationsOf(service.object)).filter(
            name => name.startsWith(prefix) && !own.includes(name),
          );
          return lost.length > 0 && own.some(name => name.startsWith(prefix))
            ? [
                {
                  document,
                  pointer: '/metadata/annotations',
                  message: `${kind} '${
                    metadata.name
                  }' states some ${what} of its own, so that ${lost.join(
                    ' and ',
                  )} of Service '${
                    service.object.metadata.name
                  }' does not hold for it; repeat it.`,
                  params: { lost: lost.length },
                  related: [
                    { document: service, pointer: '/metadata/annotations' },
                  ],
                },
              ]
            : [];
        }),
      );
    });
  },
};
