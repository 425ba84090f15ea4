import {
  Loss,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostMatches } from '../hosts';
import { isRouteHostname } from './httpRouteValues';

const leaf = 'traffic.ingress.hosts';

const isSayable = (host: string) => host === '*' || isRouteHostname(host);

/**
 * The hosts of the ingress that a gateway can serve, each once; `null` where there are none.
 *
 * @internal
 */
export function ingressHosts({
  policy,
}: ServiceInput): Sourced<string[]> | null {
  const setting = policy.service[leaf];
  const value = [...new Set(setting?.value.filter(isSayable))];
  return setting && value.length ? { ...setting, value } : null;
}

/**
 * The hosts without those that another one stands for: Istio refuses a VirtualService whose hosts overlap.
 *
 * @internal
 */
export function widestHosts(hosts: Sourced<string[]>): Sourced<string[]> {
  const { value } = hosts;
  return {
    ...hosts,
    value: value.filter(host =>
      value.every(other => other === host || !hostMatches(other, host)),
    ),
  };
}

/**
 * Hosts that no gateway can serve, as a loss.
 *
 * @internal
 */
export function hostLosses({ policy }: ServiceInput, { mesh }: Target): Loss[] {
  const hosts = policy.service[leaf]?.value ?? [];
  const unsayable = hosts.filter(host => !isSayable(host));
  return unsayable.length
    ? [
        {
          mesh,
          leaf,
          scope: {},
          reason: `${unsayable.length} of the hosts are left out, for a gateway knows names in lower case, without scheme and port.`,
          alternative: 'Use such host names.',
        },
      ]
    : [];
}
