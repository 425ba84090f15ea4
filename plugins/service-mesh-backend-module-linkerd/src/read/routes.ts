import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { grpcRoute, httpRoute } from '../kinds';
import { namespaceOf, readAll } from './spec';

/** Linkerd's own HTTPRoute, whose fields are among those of the Gateway API's (Linkerd 2.18). */
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

type ParentRef = NonNullable<
  SpecOf<typeof httpRoute | typeof grpcRoute>['parentRefs']
>[number];

/**
 * A Service or Server that a route attaches to.
 *
 * @internal
 */
export interface RouteParent {
  kind: 'Service' | 'Server';
  namespace: string | null;
  name: string;
  /** Port of the Service; `null` for all of them. */
  port: number | null;
}

/** A Service has to be named with its group, which is the Gateway API's own otherwise (Linkerd 2.18). */
function parentKind({ group, kind }: ParentRef): RouteParent['kind'] | null {
  if (kind === 'Service' && (group === 'core' || group === '')) {
    return 'Service';
  }
  return kind === 'Server' && group === 'policy.linkerd.io' ? 'Server' : null;
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
