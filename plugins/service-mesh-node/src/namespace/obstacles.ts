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

const unlisted = {
  everybody: 'admits everybody',
  unknown: 'has no declared caller, which is unknown and not nobody',
} as const;

function openTo({
  identity,
  admission,
}: Pick<NamespacedService, 'identity' | 'admission'>): string[] {
  return admission.mode === 'listed'
    ? []
    : [`${identity.id} ${unlisted[admission.mode]}`];
}

/** Callers that are unknown, or known by address alone, may have no certificate. */
function acceptsPlaintext({
  identity,
  policy,
  admission,
}: NamespacedService): string[] {
  if (policy['security.mtls']?.value !== 'strict') {
    return [`${identity.id} accepts plaintext`];
  }
  if (admission.callers.some(({ cidr }) => cidr !== null)) {
    return [`${identity.id} has callers that are known by address alone`];
  }
  return admission.mode === 'unknown' ? openTo({ identity, admission }) : [];
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
