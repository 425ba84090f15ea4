import { isRendered } from '../../validate/generated';
import { Rule, RuleContext, RuleHit, undecided } from '../../validate/rule';
import { admission, means } from './admission';
import {
  findGateway,
  findService,
  holds,
  holdsServices,
  inWords,
  isToGateway,
  isToService,
  listenersOf,
  Reference,
  Route,
  routesOf,
} from './view';

type Fault = Pick<
  RuleHit,
  'equivalents' | 'related' | 'severity' | 'undecided'
> & { reason: string };

function missing(
  { kind, namespace, name }: Reference,
  isDecided: boolean,
): Fault {
  return isDecided
    ? { reason: `there is none in ${inWords(namespace)}` }
    : {
        reason: 'there is none here',
        ...undecided(`needs the ${kind} '${name}' of ${inWords(namespace)}`),
      };
}

function faultOfGateway(
  context: RuleContext,
  route: Route,
  parent: Reference,
): Fault | null {
  const document = findGateway(context, parent.namespace, parent.name);
  if (!document) {
    return missing(parent, holds(context, parent.namespace));
  }
  const related = [{ document, pointer: '/spec/listeners' }];
  const meant = listenersOf(document).filter(one => means(parent, one));
  if (meant.length === 0) {
    return {
      reason: 'it has no such listener',
      related,
      // Kiali looks at the Gateway only.
      equivalents: [],
    };
  }
  const answers = meant.map(one =>
    admission(context, one, parent.namespace, route),
  );
  if (answers.some(({ takes }) => takes === true)) {
    return null;
  }
  for (const answer of answers) {
    if (answer.takes === 'unknown') {
      return {
        reason: 'it may not take routes of its namespace',
        related,
        ...undecided(answer.needs),
      };
    }
  }
  const refusal = answers.find(answer => answer.takes === false);
  return refusal?.takes === false
    ? {
        reason: `its listener ${refusal.reason}`,
        related,
        ...(refusal.isAccess ? {} : { equivalents: [] }),
      }
    : null;
}

function faultOf(
  context: RuleContext,
  route: Route,
  parent: Reference,
): Fault | null {
  if (isToGateway(parent)) {
    return faultOfGateway(context, route, parent);
  }
  if (!isToService(parent)) {
    return null;
  }
  return findService(context, parent.namespace, parent.name)
    ? null
    : {
        ...missing(parent, holdsServices(context, parent.namespace)),
        equivalents: ['KIA1402'],
        severity: 'warning',
      };
}

/**
 * A route on a Gateway or Service that is not there, or on a Gateway that does not take it.
 *
 * @internal
 */
export const parentNotFound: Rule = {
  code: 'gateway-api/parent-not-found',
  title: 'A route attaches to something that takes it',
  severity: 'error',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A route is not accepted where its Gateway or Service does not exist, where no listener of the Gateway allows routes of its namespace, and where none serves one of its hostnames: no request reaches it (Gateway API 1.0: NoMatchingParent, NotAllowedByListeners, NoMatchingListenerHostname).',
  equivalents: ['KIA1401'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  gatewayClassName: istio
  listeners:
    - { name: web, port: 443, protocol: HTTPS, hostname: shop.example.com, tls: { certificateRefs: [{ name: shop }] } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: ingress }]
  rules: [{ backendRefs: [{ name: orders, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  gatewayClassName: istio
  listeners:
    - name: web
      port: 443
      protocol: HTTPS
      hostname: shop.example.com
      tls: { certificateRefs: [{ name: shop }] }
      allowedRoutes: { namespaces: { from: All } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: ingress }]
  rules: [{ backendRefs: [{ name: orders, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`,
  },
  check: context =>
    routesOf(context).flatMap(route =>
      route.parents.flatMap(parent => {
        const fault = faultOf(context, route, parent);
        if (
          !fault ||
          (fault.undecided && isRendered(context, route.document))
        ) {
          return [];
        }
        const { reason, ...rest } = fault;
        const { kind, name } = parent;
        return [
          {
            document: route.document,
            pointer: `${parent.pointer}/name`,
            message: `${route.kind} ${route.name} does not attach to ${kind} '${name}': ${reason}.`,
            params: { route: route.name, kind, name },
            ...rest,
          },
        ];
      }),
    ),
};
