import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { matchesPath, matchesPattern } from '../../evaluate/paths';
import { regexMatcher } from '../../evaluate/regex';
import { VirtualService } from '../../kinds';
import { items, members, textOf } from '../../lenient';
import { documentsOf, httpRules, identityOf, titleOf } from '../documents';
import { takesAnyPath } from '../traffic/covers';
import { fullHost, homeOf, serviceNamed, ServiceView } from '../view';
import { Admitted, AdmittedPath, admittedTo } from './admittedPaths';
import { formOfPolicyPath, formOfRegex, samplePaths } from './operationPaths';

/** Most matches of a VirtualService that are looked at; one with more expressions was made to take long. */
const MOST = 20;

/** A match by path of a rule that leads to a Service and leaves the path as it is. */
interface Route {
  pointer: string;
  service: ServiceView;
  /** Empty for all. */
  method: string;
  regex: string;
  takes(path: string): boolean;
}

function matcherOf(uri: JsonObject): Route['takes'] {
  const { exact, prefix, regex } = uri;
  if (typeof regex === 'string') {
    // Most are never asked, and reading an expression takes time.
    let matches: ReturnType<typeof regexMatcher> | undefined;
    return path => {
      matches ??= regexMatcher(regex);
      return matches(path) === 'yes';
    };
  }
  return typeof exact === 'string'
    ? path => path === exact
    : path => typeof prefix === 'string' && path.startsWith(prefix);
}

function serviceOf(
  context: RuleContext,
  rule: JsonObject,
  namespace: string,
): ServiceView | undefined {
  const [{ destination } = { destination: null }] = items(rule.route);
  const host = fullHost(context, textOf(members(destination).host), namespace);
  const home = homeOf(host);
  return home === null
    ? undefined
    : serviceNamed(context, host.split('.')[0], home);
}

function routesOf(context: RuleContext, document: ManifestDocument): Route[] {
  const { namespace } = identityOf(document.object);
  return httpRules(document)
    .flatMap((rule, index) => {
      const service =
        rule.rewrite === undefined
          ? serviceOf(context, rule, namespace)
          : undefined;
      return items(rule.match).flatMap((match, position) => {
        const uri = members(match.uri);
        return service && match.ignoreUriCase !== true && !takesAnyPath(uri)
          ? [
              {
                pointer: `/spec/http/${index}/match/${position}/uri/regex`,
                service,
                method: textOf(members(match.method).exact),
                regex: textOf(uri.regex),
                takes: matcherOf(uri),
              },
            ]
          : [];
      });
    })
    .slice(0, MOST);
}

const isFor = ({ methods }: AdmittedPath, method: string) =>
  methods.length === 0 ||
  method === '' ||
  methods.some(pattern => matchesPattern(pattern, method));

const admits = (paths: readonly AdmittedPath[], path: string) =>
  paths.some(({ value }) => matchesPath(value, path));

/** Whether another match is about an operation of its own, for requests of the same method. */
const isOther = (route: Route, { method, regex }: Route) =>
  regex !== route.regex &&
  (method === '' || route.method === '' || method === route.method);

/** A path on which a route and the policies for the same operation are of two minds. */
function disagreement(
  route: Route,
  routes: readonly Route[],
  { paths, isOpen }: Admitted,
): { path: string; by: AdmittedPath } | null {
  const form = formOfRegex(route.regex);
  const admitted = paths.filter(path => isFor(path, route.method));
  const alike = admitted.filter(
    ({ value }) => form !== null && formOfPolicyPath(value) === form,
  );
  if (form === null || alike.length === 0) {
    return null;
  }
  const others = routes.filter(other => isOther(route, other));
  const path = samplePaths(form).find(
    sample =>
      (route.takes(sample)
        ? !isOpen && !admits(admitted, sample)
        : admits(alike, sample)) && !others.some(other => other.takes(sample)),
  );
  return path === undefined
    ? null
    : {
        path,
        by: alike.find(({ value }) => matchesPath(value, path)) ?? alike[0],
      };
}

function check(context: RuleContext, document: ManifestDocument): RuleHit[] {
  const routes = routesOf(context, document);
  return routes.flatMap(route => {
    const found = disagreement(
      route,
      routes,
      admittedTo(context, route.service),
    );
    if (!found) {
      return [];
    }
    const { path, by } = found;
    const { policy, value, pointer } = by;
    const both = `${titleOf(document)} takes ${route.regex} and ${titleOf(
      policy.document,
    )} admits ${value}`;
    return [
      {
        document: policy.document,
        pointer,
        message: route.takes(path)
          ? `${both}: ${path} is routed and then refused.`
          : `${both}: ${path} is admitted and not a path of that route.`,
        params: { route: route.regex, path: value, differsOn: path },
        related: [{ document, pointer: route.pointer }],
      },
    ];
  });
}

const objects = (path: string) => `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ uri: { regex: '/orders/[^/]+' }, method: { exact: GET } }]
      timeout: 2s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  rules:
    - from: [{ source: { namespaces: [shop] } }]
      to: [{ operation: { methods: [GET], paths: ['${path}'] } }]
`;

/**
 * A route and a policy that mean one operation and take different paths for it.
 *
 * @internal
 */
export const routeAndPolicyDisagree: Rule = {
  code: 'security/route-and-policy-disagree',
  title: 'Routes and policies take the same paths for an operation',
  severity: 'error',
  layer: 'practice',
  consequence: 'risky',
  why: 'A VirtualService takes paths by a regular expression and an AuthorizationPolicy by a template or a prefix. Where the two that are for one operation differ, a path is routed and then answered with 403, or admitted past the route that was meant for it (Istio 1.29: HTTPMatchRequest.uri, Operation.paths). They are held against each other where they have the same segments, on ids of several kinds, on a parameter of two segments and with a slash at the end.',
  equivalents: [],
  example: { bad: objects('/orders/*'), good: objects('/orders/{*}') },
  check: context =>
    documentsOf(context, VirtualService).flatMap(document =>
      check(context, document),
    ),
};
