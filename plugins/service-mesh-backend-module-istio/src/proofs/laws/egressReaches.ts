import { testCalls } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { Law, objectsOf } from './law';

/**
 * A service whose calls are restricted keeps all that it declares to call, and the control plane.
 *
 * @internal
 */
export const egressReaches: Law = ({ world, name, service }) => {
  const hosts = objectsOf(service, 'Sidecar').flatMap(({ spec }) =>
    (spec as { egress: { hosts: string[] }[] }).egress.map(e => e.hosts),
  );
  const { clusterDomain, settings } = world.run.target;
  const needed = [
    `${settings.rootNamespace ?? 'istio-system'}/*`,
    ...world.catalog.components
      .filter(
        other =>
          other.name !== name && testCalls(world.catalog, name, other.name),
      )
      .map(({ name: callee, annotations }) => {
        const { namespace, service: host = callee } = annotations;
        return `${namespace}/${host}.${namespace}.svc.${clusterDomain}`;
      }),
  ];
  return hosts.flatMap(list =>
    needed
      .filter(host => !list.includes(host))
      .map(host => ({ broken: 'a declared call is cut off', name, host })),
  );
};
