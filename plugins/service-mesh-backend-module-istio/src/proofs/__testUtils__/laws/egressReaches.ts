import { Law, objectsOf } from './law';

/**
 * A service whose calls are restricted keeps all that it declares to call, and the control plane.
 *
 * @internal
 */
export const egressReaches: Law = ({ name, service, target, callees }) => {
  const hosts = objectsOf(service, 'Sidecar').flatMap(({ spec }) =>
    (spec as { egress: { hosts: string[] }[] }).egress.map(each => each.hosts),
  );
  const controlPlane = `${target.settings.rootNamespace ?? 'istio-system'}/*`;
  return hosts.flatMap(list =>
    [controlPlane, ...callees]
      .filter(host => !list.includes(host))
      .map(host => ({ broken: 'a declared call is cut off', name, host })),
  );
};
