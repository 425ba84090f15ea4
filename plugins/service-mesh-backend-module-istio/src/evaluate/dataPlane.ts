import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { labels } from '../lenient';
import { waypointIdentity } from './waypoint';
import { Known, namespaceOfHost } from './workload';

const MODE = 'istio.io/dataplane-mode';

/**
 * Whether the workload called is in ambient: the mesh asked about is, or labels of its Pods, its namespace or its Service say
 * so. Without any sign it is taken to have a sidecar.
 *
 * @internal
 */
export function isAmbient(
  manifests: readonly KubernetesObject[],
  request: Request,
  { mesh }: Known,
): boolean {
  if (mesh !== undefined) {
    return mesh === 'istio-ambient';
  }
  const home = namespaceOfHost(request.to.host);
  return (
    request.to.labels[MODE] === 'ambient' ||
    manifests.some(
      ({ kind, metadata }) =>
        kind === 'Namespace' &&
        metadata.name === home &&
        labels(metadata.labels)[MODE] === 'ambient',
    ) ||
    waypointIdentity(manifests, request) !== null
  );
}
