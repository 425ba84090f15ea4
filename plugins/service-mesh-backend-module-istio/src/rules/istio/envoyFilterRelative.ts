import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { EnvoyPatch, envoyPatches, misuse } from './envoyFilterPatches';

const RELATIVE = ['INSERT_BEFORE', 'INSERT_AFTER', 'REMOVE', 'REPLACE'];

const isRelative = (patch: EnvoyPatch) =>
  RELATIVE.includes(patch.operation) &&
  misuse(patch) === null &&
  !patch.hasPriority;

/** For each filter the patches of it for proxies of some versions: the first, and whether there are more. */
function versioned(patches: readonly EnvoyPatch[]) {
  const found = new Map<string, { first: EnvoyPatch; several: boolean }>();
  for (const patch of patches.filter(one => one.hasProxyVersion)) {
    if (patch.filter !== null) {
      const known = found.get(patch.filter);
      found.set(patch.filter, {
        first: known?.first ?? patch,
        several: known !== undefined,
      });
    }
  }
  return found;
}

/**
 * A patch whose effect depends on patches of others.
 *
 * @internal
 */
export const envoyFilterRelative: Rule = {
  code: 'istio/envoy-filter-relative',
  title: 'An EnvoyFilter with a relative operation has a priority',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'INSERT_BEFORE, INSERT_AFTER, REMOVE and REPLACE find their place by a filter that another EnvoyFilter may not have put there yet, since those of one priority are applied by age and name; another filter for proxies of some versions adds to the doubt (Istio: EnvoyFilter.priority).',
  equivalents: ['IST0151', 'IST0155'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  workloadSelector: { labels: { app: orders } }
  configPatches:
    - applyTo: HTTP_FILTER
      match: { context: SIDECAR_INBOUND, listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } } }
      patch: { operation: REMOVE }
`,
    good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  priority: 10
  workloadSelector: { labels: { app: orders } }
  configPatches:
    - applyTo: HTTP_FILTER
      match: { context: SIDECAR_INBOUND, listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } } }
      patch: { operation: REMOVE }
`,
  },
  check(context) {
    const patches = envoyPatches(context);
    const byFilter = versioned(patches);
    return patches.filter(isRelative).map(patch => {
      const { document, pointer, name, operation, filter } = patch;
      const other = filter === null ? undefined : byFilter.get(filter);
      const isShared = other && (other.first !== patch || other.several);
      return {
        document,
        pointer,
        message: `EnvoyFilter ${name} asks for ${operation} and has no priority, so it depends on the order of others.`,
        params: { name, operation },
        equivalents: isShared ? ['IST0151', 'IST0155'] : ['IST0151'],
      };
    });
  },
};
