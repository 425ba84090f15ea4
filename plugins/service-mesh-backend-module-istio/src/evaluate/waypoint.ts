import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { normalHost } from '../hosts';
import { KubernetesService } from '../kinds';
import { items, labels, members } from '../lenient';
import { namespaceOfHost, objectsOf } from './workload';

/**
 * Whether a request is for the Service of a name.
 *
 * @internal
 */
export function isFor(
  name: unknown,
  namespace: string,
  { to }: Request,
): boolean {
  return (
    typeof name === 'string' &&
    normalHost(name, namespace) === normalHost(to.host, namespace)
  );
}

/** Labels of an object that bind what is in it, or behind it, to a waypoint. */
function boundTo({ metadata }: KubernetesObject, namespace: string) {
  const {
    'istio.io/use-waypoint': waypoint,
    'istio.io/use-waypoint-namespace': home = namespace,
  } = labels(metadata.labels);
  return waypoint === undefined ? undefined : { waypoint, home };
}

/**
 * The service account, as `namespace/name`, of the waypoint that the Service called is bound to, by itself or by its namespace;
 * `null` where no manifest says that there is one. A waypoint runs under a service account of its own name.
 *
 * @internal
 */
export function waypointIdentity(
  manifests: readonly KubernetesObject[],
  request: Request,
): string | null {
  const services = objectsOf(manifests, KubernetesService)
    .filter(({ metadata }) =>
      isFor(metadata.name, metadata.namespace ?? '', request),
    )
    .map(object => boundTo(object, object.metadata.namespace ?? ''));
  const home = namespaceOfHost(request.to.host);
  const namespaces = manifests
    .filter(
      ({ kind, metadata }) => kind === 'Namespace' && metadata.name === home,
    )
    .map(object => boundTo(object, object.metadata.name));
  const bond = [...services, ...namespaces].find(found => found !== undefined);
  return bond && bond.waypoint !== 'none'
    ? `${bond.home}/${bond.waypoint}`
    : null;
}

/**
 * How a policy that refers to its targets relates to a request: it is about the Service called, about another one, or about
 * something else, such as a Gateway. `null` for a policy that refers to none.
 *
 * @internal
 */
export function targetOf(
  { spec, metadata }: KubernetesObject,
  request: Request,
): 'called' | 'another' | 'else' | null {
  const { targetRef, targetRefs } = members(spec);
  const refs = [
    ...(targetRef === undefined ? [] : [members(targetRef)]),
    ...items(targetRefs),
  ];
  if (refs.length === 0) {
    return null;
  }
  const { namespace = '' } = metadata;
  if (
    refs.some(
      ({ kind, name }) => kind === 'Service' && isFor(name, namespace, request),
    )
  ) {
    return 'called';
  }
  return refs.every(({ kind }) => kind === 'Service') ? 'another' : 'else';
}
