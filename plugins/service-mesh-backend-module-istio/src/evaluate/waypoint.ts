import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { normalHost } from '../hosts';
import { KubernetesService } from '../kinds';
import { items, labels, members } from '../lenient';
import { objectsOf } from './workload';

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

/**
 * The service account, as `namespace/name`, of the waypoint that the Service called is bound to; `null` where no manifest
 * says that there is one. A waypoint runs under a service account of its own name.
 *
 * @internal
 */
export function waypointIdentity(
  manifests: readonly KubernetesObject[],
  request: Request,
): string | null {
  for (const { metadata } of objectsOf(manifests, KubernetesService)) {
    const { name, namespace = '' } = metadata;
    const {
      'istio.io/use-waypoint': waypoint = 'none',
      'istio.io/use-waypoint-namespace': home = namespace,
    } = labels(metadata.labels);
    if (isFor(name, namespace, request) && waypoint !== 'none') {
      return `${home}/${waypoint}`;
    }
  }
  return null;
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
