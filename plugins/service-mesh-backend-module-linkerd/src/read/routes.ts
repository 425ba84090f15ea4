import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { grpcRoute, httpRoute, tcpRoute, tlsRoute } from '../kinds';
import { namespaceOf, readAll } from './spec';

/** Linkerd's own HTTPRoute, read by the Gateway API's schema, which knows all of its fields (Linkerd 2.18). */
const policyHttpRoute = {
  ...httpRoute,
  apiVersion: 'policy.linkerd.io/v1beta3',
};

/**
 * The HTTPRoutes that Linkerd reads, of both groups.
 *
 * @internal
 */
export function readHttpRoutes<T extends { object: KubernetesObject }>(
  items: readonly T[],
) {
  return [...readAll(httpRoute, items), ...readAll(policyHttpRoute, items)];
}

/**
 * The filters that Linkerd knows; any other costs the whole route (Linkerd 2.18).
 *
 * @internal
 */
export const knownFilters: readonly string[] = [
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestRedirect',
];

interface ParentRef {
  group?: string;
  kind?: string;
  namespace?: string;
  name: string;
  port?: number;
  sectionName?: string;
}

interface ValueMatch {
  type?: string;
  name: string;
  value: string;
}

interface Filter {
  type: string;
  requestRedirect?: {
    path?: {
      type: string;
      replaceFullPath?: string;
      replacePrefixMatch?: string;
    };
  };
}

/**
 * A rule of a route of any kind, as far as Linkerd looks at it.
 *
 * @internal
 */
export interface RouteRule {
  matches?: {
    path?: { type?: string; value?: string };
    headers?: ValueMatch[];
    queryParams?: ValueMatch[];
    method?: string | { type?: string };
  }[];
  filters?: Filter[];
  backendRefs?: (Omit<ParentRef, 'sectionName'> & {
    weight?: number;
    filters?: Filter[];
  })[];
  timeouts?: { request?: string; backendRequest?: string };
  retry?: unknown;
  sessionPersistence?: unknown;
}

/**
 * What routes of all kinds have in common.
 *
 * @internal
 */
export interface RouteSpec {
  parentRefs?: ParentRef[];
  rules?: RouteRule[];
}

/**
 * The routes of every kind that Linkerd reads.
 *
 * @internal
 */
export function readRoutes<T extends { object: KubernetesObject }>(
  items: readonly T[],
): (T & { spec: RouteSpec })[] {
  return [
    ...readHttpRoutes(items),
    ...[grpcRoute, tlsRoute, tcpRoute].flatMap(kind => readAll(kind, items)),
  ];
}

const policyKinds = ['Server', 'EgressNetwork'] as const;

/**
 * A Service, Server or EgressNetwork that a route attaches to.
 *
 * @internal
 */
export interface RouteParent {
  kind: 'Service' | (typeof policyKinds)[number];
  namespace: string | null;
  name: string;
  /** Port of the Service or EgressNetwork; `null` for all of them. */
  port: number | null;
}

/** A parent has to be named with its group, which is the Gateway API's own otherwise (Linkerd 2.18). */
function parentKind({ group, kind }: ParentRef): RouteParent['kind'] | null {
  if (kind === 'Service' && (group === 'core' || group === '')) {
    return 'Service';
  }
  return (
    policyKinds.find(
      known => known === kind && group === 'policy.linkerd.io',
    ) ?? null
  );
}

/**
 * What a route attaches to inside the mesh.
 *
 * @internal
 */
export function meshParents(route: {
  object: KubernetesObject;
  spec: { parentRefs?: ParentRef[] };
}): RouteParent[] {
  return (route.spec.parentRefs ?? []).flatMap(ref => {
    const kind = parentKind(ref);
    const namespace = ref.namespace ?? namespaceOf(route.object);
    return kind
      ? [{ kind, namespace, name: ref.name, port: ref.port ?? null }]
      : [];
  });
}

/**
 * The rules of the routes that attach to something inside the mesh, each with its place.
 *
 * @internal
 */
export function meshRules<T extends { object: KubernetesObject }>(
  routes: readonly (T & { spec: RouteSpec })[],
): {
  route: T & { spec: RouteSpec };
  rule: RouteRule;
  path: (string | number)[];
}[] {
  return routes
    .filter(route => meshParents(route).length > 0)
    .flatMap(route =>
      (route.spec.rules ?? []).map((rule, index) => ({
        route,
        rule,
        path: ['spec', 'rules', index],
      })),
    );
}
