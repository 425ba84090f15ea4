import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ruleContext } from './ruleContext';

const groups: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  TrafficExtension: 'extensions.istio.io/v1alpha1',
};

/**
 * What a rule about admission says of an object named `orders` in namespace `shop`: the places at fault from `spec` on, with
 * `warns` behind those for which the object is admitted all the same.
 *
 * @internal
 */
export function judge(
  rule: Rule,
  kind: string,
  spec: object | null,
  metadata: object = {},
): string[] {
  const object = {
    apiVersion: groups[kind] ?? 'networking.istio.io/v1',
    kind,
    metadata: { name: 'orders', namespace: 'shop', ...metadata },
    spec,
  } as KubernetesObject;
  return rule
    .check(ruleContext([object]))
    .map(({ pointer, severity = rule.severity }) =>
      [
        pointer.replace(/^\/spec/, ''),
        ...(severity === 'error' ? [] : ['warns']),
      ].join(' '),
    );
}
