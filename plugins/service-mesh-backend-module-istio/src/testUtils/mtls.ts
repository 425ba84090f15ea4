import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { object } from './objects';
import { hits } from './ruleContext';

/**
 * A PeerAuthentication with a mode.
 *
 * @internal
 */
export function peer(
  name: string,
  mode: string,
  rest: object = {},
): KubernetesObject {
  return object('PeerAuthentication', name, { mtls: { mode }, ...rest });
}

/**
 * A DestinationRule with a mode of TLS, or with a policy that says nothing of it.
 *
 * @internal
 */
export function clients(
  name: string,
  host: string,
  mode?: string,
): KubernetesObject {
  return object('DestinationRule', name, {
    host,
    trafficPolicy: mode
      ? { tls: { mode } }
      : { loadBalancer: { simple: 'ROUND_ROBIN' } },
  });
}

/**
 * The host of all Services of namespace `shop`.
 *
 * @internal
 */
export const everyHostOfShop = '*.shop.svc.cluster.local';

/**
 * What a rule finds in all there is, in the codes of other tools.
 *
 * @internal
 */
export function codesOf(
  rule: Rule,
  objects: readonly KubernetesObject[],
  enableAutoMtls: boolean = true,
): (readonly string[])[] {
  return hits(rule, objects, undefined, {
    meshConfig: { enableAutoMtls },
    closedWorld: true,
  }).map(({ equivalents = rule.equivalents }) => equivalents);
}
