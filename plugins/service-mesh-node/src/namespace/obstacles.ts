import { NamespacedService } from '../provider';
import { Members } from './members';

/**
 * What keeps traffic from being refused for a namespace as a whole, in words; nothing does where a list is empty.
 *
 * @internal
 */
export interface Obstacles {
  /** To refusing callers that no service lists. */
  callers: string[];
  /** To refusing plaintext. */
  plaintext: string[];
  /** To refusing calls from its Pods. */
  calls: string[];
}

function openTo({ identity, admission }: NamespacedService): string[] {
  return admission.mode === 'everybody'
    ? [`${identity.id} admits everybody`]
    : [];
}

/** Callers known by their address may have nothing but plaintext. */
function acceptsPlaintext({ identity, policy }: NamespacedService): string[] {
  const additional = policy['security.callers.additional']?.value ?? [];
  return policy['security.mtls']?.value === 'strict' &&
    additional.every(caller => !('cidr' in caller))
    ? []
    : [`${identity.id} accepts plaintext`];
}

/** A gateway is named `Gateway/<namespace>/<name>`; users could not reach its Pods any more. */
function gatewayInside({ identity, policy }: NamespacedService): string[] {
  const gateway = policy['traffic.ingress.gateway']?.value;
  return gateway?.split('/')[1] === identity.namespace.value
    ? [`the gateway of ${identity.id} stands in it, outside the catalog`]
    : [];
}

/**
 * Finds what would be cut off. A policy for a whole namespace holds for every Pod in it, so that each service must refuse by
 * itself first, and nothing else may run there.
 *
 * @internal
 */
export function obstaclesOf({
  services,
  others,
  platform,
}: Members): Obstacles {
  const audited = services.filter(({ stage }) => stage.effective !== 'enforce');
  const enforced = services.filter(service => !audited.includes(service));
  const common = [
    ...audited.map(({ identity }) => `${identity.id} is at stage audit`),
    ...services.flatMap(gatewayInside),
    ...others.map(
      ({ id }) => `${id} is no service, so that nothing says who may call it`,
    ),
    ...platform.map(
      name => `the platform caller ${name} runs in it, outside the catalog`,
    ),
  ];
  return {
    callers: [...common, ...enforced.flatMap(openTo)],
    plaintext: [...common, ...enforced.flatMap(acceptsPlaintext)],
    calls: common,
  };
}
