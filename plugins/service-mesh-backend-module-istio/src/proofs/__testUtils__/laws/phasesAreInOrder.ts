import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Law } from './law';

/** Whether applying an object can refuse requests that went through before. */
function refuses({ kind, spec, metadata }: KubernetesObject): boolean {
  const { action, mtls } = (spec ?? {}) as {
    action?: string;
    mtls?: { mode?: string };
  };
  return (
    (kind === 'AuthorizationPolicy' &&
      (action === 'DENY' || metadata.name.endsWith('-waypoint'))) ||
    (kind === 'PeerAuthentication' && mtls?.mode === 'STRICT')
  );
}

const routes = ['VirtualService', 'HTTPRoute'];

/**
 * What a route refers to is applied before it, and everything that admits before anything that refuses.
 *
 * @internal
 */
export const phasesAreInOrder: Law = ({
  name,
  service,
  namespaceManifests,
}) => {
  const own = service.manifests;
  const phase = (objects: typeof own) => objects.map(each => each.phase);
  const routing = own.filter(({ object }) => routes.includes(object.kind));
  const referred = own.filter(({ object }) =>
    ['DestinationRule', 'Service', 'Gateway', 'ServiceEntry'].includes(
      object.kind,
    ),
  );
  const refusing = [...own, ...namespaceManifests].filter(({ object }) =>
    refuses(object),
  );
  const admitting = own.filter(({ object }) => !refuses(object));
  return [
    ...(Math.max(0, ...phase(referred)) >= Math.min(9, ...phase(routing))
      ? [{ broken: 'a route comes before what it refers to', name }]
      : []),
    ...(refusing.length &&
    Math.max(0, ...phase(admitting)) >= Math.min(9, ...phase(refusing))
      ? [{ broken: 'something refuses before others admit', name }]
      : []),
  ];
};
