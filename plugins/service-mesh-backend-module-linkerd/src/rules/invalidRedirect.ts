import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { meshRules, readRoutes } from '../read';

/** The place and text of what is wrong with where a redirect leads. */
function faultOf(path: {
  type: string;
  replaceFullPath?: string;
  replacePrefixMatch?: string;
}) {
  const member =
    path.type === 'ReplaceFullPath' ? 'replaceFullPath' : 'replacePrefixMatch';
  const value = path[member];
  if (value === undefined) {
    return { place: [], reason: `${path.type} needs ${member}` };
  }
  return value.startsWith('/')
    ? null
    : { place: [member], reason: `'${value}' is no absolute path` };
}

/**
 * A redirect to nowhere.
 *
 * @internal
 */
export const invalidRedirect: Rule = {
  code: 'linkerd/invalid-redirect',
  title: 'Redirects lead to an absolute path',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook refuses a redirect whose path is missing or does not begin with a slash (Linkerd 2.18, policy controller).',
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
    - matches: [{ path: { type: PathPrefix, value: /old } }]
      filters:
        - type: RequestRedirect
          requestRedirect:
            path: { type: ReplaceFullPath, replaceFullPath: orders }
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
    - matches: [{ path: { type: PathPrefix, value: /old } }]
      filters:
        - type: RequestRedirect
          requestRedirect:
            path: { type: ReplaceFullPath, replaceFullPath: /orders }
    - backendRefs: [{ name: orders, port: 80 }]
`,
  },
  check: ({ documents }) =>
    meshRules(readRoutes(documents)).flatMap(({ route, rule, path }) =>
      (rule.filters ?? []).flatMap(({ requestRedirect }, index) => {
        const fault = requestRedirect?.path && faultOf(requestRedirect.path);
        return fault
          ? [
              {
                document: route,
                pointer: toPointer([
                  ...path,
                  'filters',
                  index,
                  'requestRedirect',
                  'path',
                  ...fault.place,
                ]),
                message: `${route.object.kind} '${route.object.metadata.name}' is refused: ${fault.reason}.`,
              },
            ]
          : [];
      }),
    ),
};
