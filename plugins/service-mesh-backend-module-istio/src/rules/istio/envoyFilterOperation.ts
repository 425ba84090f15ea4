import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { envoyPatches, misuse } from './envoyFilterPatches';

/**
 * A patch that Istio does not apply.
 *
 * @internal
 */
export const envoyFilterOperation: Rule = {
  code: 'istio/envoy-filter-operation',
  title: 'The operation of an EnvoyFilter goes with what it patches',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio ignores ADD and REMOVE on ROUTE_CONFIGURATION and HTTP_ROUTE, and REPLACE on anything but HTTP_FILTER, NETWORK_FILTER and VIRTUAL_HOST (Istio: EnvoyFilter.Patch.Operation).',
  equivalents: ['IST0152', 'IST0153', 'IST0154'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  workloadSelector: { labels: { app: orders } }
  configPatches:
    - applyTo: HTTP_ROUTE
      patch: { operation: REMOVE }
`,
    good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  workloadSelector: { labels: { app: orders } }
  configPatches:
    - applyTo: HTTP_ROUTE
      patch: { operation: MERGE, value: { route: { timeout: 5s } } }
`,
  },
  check: context =>
    envoyPatches(context).flatMap(patch => {
      const code = misuse(patch);
      const { document, pointer, name, operation, applyTo } = patch;
      return code === null
        ? []
        : [
            {
              document,
              pointer,
              message: `EnvoyFilter ${name} asks for ${operation} on ${
                applyTo || 'nothing'
              }, which Istio ignores.`,
              params: { name, operation, applyTo },
              equivalents: [code],
            },
          ];
    }),
};
