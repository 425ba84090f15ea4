import {
  Finding,
  ServiceId,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bundleOf, MeshConfig } from './config';
import { configFact } from './config/environment';
import { Discovery } from './discover';
import { ServiceInput } from './provider';
import { admitCallers } from './resolve/admitCallers';
import { requireEndUser } from './resolve/requireEndUser';
import { Resolution, resolvePolicy } from './resolve/resolve';
import { decideStage } from './resolve/stage';
import { unreadPolicy } from './resolve/unreadPolicy';

/**
 * What resolving needs to know beside the service.
 *
 * @public
 */
export interface ResolveOptions {
  discovery: Discovery;
  config: MeshConfig;
  target: Target;
}

/**
 * Makes policy the one input of rendering: who is admitted, and how far the service is enforced.
 *
 * @param resolved - the policy of the service, with what was found on the way
 * @internal
 */
export function applyPolicy(
  id: ServiceId,
  { policy, findings }: Resolution,
  { discovery, config, target }: ResolveOptions,
): { input: ServiceInput; findings: Finding[] } {
  const discovered = discovery.services[id];
  const { service, obstacles } = discovered;
  const { identities } = discovery;
  const identityProviders = configFact(
    config,
    target.environment,
    'identityProviders',
  );
  const admission = admitCallers({
    service,
    policy,
    identities,
    config,
    target,
  });
  const bundle = bundleOf(service.namespace.value, config);
  const endUser = requireEndUser(service, policy, identityProviders);
  const { stage, findings: gaps } = decideStage({
    service,
    policy,
    admission,
    identities,
    target,
    obstacles: [
      ...obstacles,
      ...unreadPolicy([...discovered.findings, ...findings]),
    ],
    needsPaths:
      endUser.length > 0 ||
      policy.service['security.callers.granularity']?.value === 'operation',
  });
  return {
    input: {
      service,
      policy,
      stage,
      admission,
      endUser,
      neighbours: Object.fromEntries(
        service.callees.flatMap(({ id: callee }) =>
          identities[callee] ? [[callee, identities[callee]]] : [],
        ),
      ),
      identityProviders: identityProviders.value,
      namespaceBundle: bundle && { origin: bundle.origin },
    },
    findings: [...findings, ...gaps],
  };
}

/**
 * Resolves the policy of a service into the one input of rendering, with what was found on the way.
 *
 * @param options - `resolution` is that of the service where it is known, and returned in any case
 * @public
 */
export function resolveService(
  id: ServiceId,
  options: ResolveOptions & { resolution?: Resolution },
): { resolution: Resolution; input: ServiceInput; findings: Finding[] } {
  const { discovery, config, target } = options;
  const { resolution = resolvePolicy(discovery.services[id], config, target) } =
    options;
  return { resolution, ...applyPolicy(id, resolution, options) };
}
