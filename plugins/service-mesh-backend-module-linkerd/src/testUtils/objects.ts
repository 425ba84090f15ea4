import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * An object of Linkerd's policy group in the namespace `shop`.
 *
 * @internal
 */
export function policyObject(
  kind: string,
  name: string,
  spec: JsonObject,
): KubernetesObject {
  return {
    apiVersion: `policy.linkerd.io/${
      kind === 'Server' ? 'v1beta3' : 'v1alpha1'
    }`,
    kind,
    metadata: { name, namespace: 'shop' },
    spec,
  };
}

/**
 * A Server for port 8080 of the Pods labelled `app: order`.
 *
 * @internal
 */
export function serverObject(
  name: string,
  spec: JsonObject = {},
): KubernetesObject {
  return policyObject('Server', name, {
    podSelector: { matchLabels: { app: 'order' } },
    port: 8080,
    proxyProtocol: 'HTTP/1',
    ...spec,
  });
}

/**
 * An AuthorizationPolicy for a Server.
 *
 * @internal
 */
export function policyFor(
  server: string,
  requiredAuthenticationRefs: JsonObject[],
  name = 'callers',
): KubernetesObject {
  return policyObject('AuthorizationPolicy', name, {
    targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: server },
    requiredAuthenticationRefs,
  });
}

/**
 * A route in the namespace `shop` on port 80 of the Service `order`.
 *
 * @internal
 */
export function routeObject(
  name: string,
  rules: JsonObject[],
  options: {
    kind?: 'HTTPRoute' | 'GRPCRoute';
    annotations?: Record<string, string>;
    parent?: JsonObject;
  } = {},
): KubernetesObject {
  const { kind = 'HTTPRoute', annotations, parent } = options;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name, namespace: 'shop', ...(annotations && { annotations }) },
    spec: {
      parentRefs: [
        parent ?? { group: 'core', kind: 'Service', name: 'order', port: 80 },
      ],
      rules,
    },
  };
}
