import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Kinds of Istio that no release serves in a stable version (Istio 1.32-dev). */
const ALPHA = new Set([
  'networking.istio.io EnvoyFilter',
  'extensions.istio.io WasmPlugin',
  'extensions.istio.io TrafficExtension',
]);

/** Whether a kind of the Gateway API is experimental: by its group, or by a version that only that channel has. */
const isExperimental = (group: string, version: string) =>
  group === 'gateway.networking.x-k8s.io' ||
  (group === 'gateway.networking.k8s.io' && version.includes('alpha'));

/**
 * A kind that may change or go.
 *
 * @internal
 */
export const alphaApi: Rule = {
  code: 'istio/alpha-api',
  title: 'Production stands on stable kinds',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: "An alpha or experimental kind may change or go with any release, and EnvoyFilter reaches into what Istio generates, which is nobody's contract (Istio, security best practices: feature stages; Gateway API: release channels).",
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_ROUTE
      patch: { operation: MERGE, value: { route: { timeout: 5s } } }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http: [{ timeout: 5s, retries: { attempts: 0 }, route: [{ destination: { host: orders } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`,
  },
  check: ({ documents }) =>
    documents.flatMap(document => {
      const { apiVersion, kind, metadata } = document.object;
      const [group, version = ''] = `${apiVersion}`.split('/');
      return ALPHA.has(`${group} ${kind}`) || isExperimental(group, version)
        ? [
            {
              document,
              pointer: '/kind',
              message: `${kind} ${metadata?.name} is of a kind that is not stable.`,
              params: { kind, name: `${metadata?.name}` },
            },
          ]
        : [];
    }),
};
