import { items, members } from '../../lenient';
import { isRendered } from '../../validate/generated';
import { Rule, RuleContext, RuleHit, undecided } from '../../validate/rule';
import {
  findService,
  holdsServices,
  inWords,
  isToService,
  Reference,
  routesOf,
} from './view';

type Fault = Pick<RuleHit, 'equivalents' | 'related' | 'undecided'> & {
  reason: string;
  member: 'name' | 'port';
};

function faultOf(context: RuleContext, backend: Reference): Fault | null {
  const { name, namespace, value } = backend;
  if (name.includes('.')) {
    return {
      member: 'name',
      reason: 'is a host, where the name of a Service belongs',
    };
  }
  const document = findService(context, namespace, name);
  if (!document) {
    return {
      member: 'name',
      ...(holdsServices(context, namespace)
        ? { reason: `is not in ${inWords(namespace)}` }
        : {
            reason: 'nothing here declares',
            ...undecided(`needs the Services of ${inWords(namespace)}`),
          }),
    };
  }
  const { ports } = members(document.object.spec);
  const { port } = value;
  return Array.isArray(ports) &&
    typeof port === 'number' &&
    !items(ports).some(one => one.port === port)
    ? {
        member: 'port',
        reason: `has no port ${port}`,
        related: [{ document, pointer: '/spec/ports' }],
        // Kiali looks at the name only.
        equivalents: [],
      }
    : null;
}

/**
 * Requests for a Service that is not there.
 *
 * @internal
 */
export const backendNotFound: Rule = {
  code: 'gateway-api/backend-not-found',
  title: 'Routes send requests to Services that exist',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'Requests for a backend that does not exist are answered with 500 (Gateway API 1.0: backendRefs, BackendNotFound).',
  equivalents: ['KIA1402'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: orders, kind: Service, group: '', port: 80 }]
  rules: [{ backendRefs: [{ name: orders-v2, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: orders, kind: Service, group: '', port: 80 }]
  rules: [{ backendRefs: [{ name: orders, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`,
  },
  check: context =>
    routesOf(context).flatMap(({ document, kind, name: route, backends }) => {
      const needed = new Set<string>();
      return backends.filter(isToService).flatMap(backend => {
        const fault = faultOf(context, backend);
        if (
          !fault ||
          needed.has(fault.undecided ?? '') ||
          (fault.undecided && isRendered(context, document))
        ) {
          return [];
        }
        const { member, reason, ...rest } = fault;
        if (rest.undecided) {
          needed.add(rest.undecided);
        }
        return [
          {
            document,
            pointer: `${backend.pointer}/${member}`,
            message: `${kind} ${route} sends requests to '${backend.name}', which ${reason}.`,
            params: { route, name: backend.name },
            ...rest,
          },
        ];
      });
    }),
};
