import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say, textOf } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isSet, isText } from '../set';
import { regexProblem } from '../strings';
import { deprecatedFilters } from './deprecatedFilters';
import { valueProblems } from './envoyValue';

const LISTENERS = new Set([
  'FILTER_CHAIN',
  'HTTP_FILTER',
  'LISTENER',
  'LISTENER_FILTER',
  'NETWORK_FILTER',
]);
const ROUTES = new Set(['HTTP_ROUTE', 'ROUTE_CONFIGURATION', 'VIRTUAL_HOST']);

const HTTP_MANAGERS = new Set<unknown>([
  'envoy.filters.network.http_connection_manager',
  'envoy.http_connection_manager',
]);

/** What a patch matches on by what it applies to; `null` where that is not known. */
function placeOf(applyTo: string): string | null {
  if (LISTENERS.has(applyTo)) {
    return 'listener';
  }
  if (ROUTES.has(applyTo)) {
    return 'route configuration';
  }
  return applyTo === 'CLUSTER' ? 'cluster' : null;
}

const deprecatedName = (name: unknown, at: JsonPointer) =>
  when(
    deprecatedFilters.has(name),
    at,
    say`matches on the filter ${name}, which is called ${deprecatedFilters.get(
      name,
    )} now`,
    true,
  );

function filterProblems(
  applyTo: string,
  listener: JsonObject,
  at: JsonPointer,
): Problem[] {
  const { filter } = members(listener.filterChain);
  const { name, subFilter } = members(filter);
  const place = `${at}/match/listener/filterChain/filter`;
  return [
    ...when(
      isSet(filter) && ['LISTENER', 'FILTER_CHAIN'].includes(applyTo),
      place,
      say`patches ${applyTo} and matches on a filter, which is passed over`,
      true,
    ),
    ...when(
      isSet(filter) && !isText(name),
      place,
      'matches on a filter without a name',
    ),
    ...deprecatedName(name, `${place}/name`),
    ...deprecatedName(members(subFilter).name, `${place}/subFilter/name`),
    ...when(
      isSet(subFilter) &&
        (applyTo !== 'HTTP_FILTER' || !HTTP_MANAGERS.has(name)),
      `${place}/subFilter`,
      'matches on a subFilter that is none of the HTTP connection manager',
    ),
    ...when(
      isSet(subFilter) && !isText(members(subFilter).name),
      `${place}/subFilter`,
      'matches on a subFilter without a name',
    ),
  ];
}

/**
 * Patches of Envoy say what they patch.
 *
 * @internal
 */
export const envoyPatches = admissionRule({
  code: 'schema/envoy-filter-patch',
  title: 'Patches of an EnvoyFilter say what they patch, and how',
  why: 'istiod refuses a patch without a place, an operation or, unless it removes, a value; a match that is not of the kind of its place; an expression for versions that RE2 does not read; and a value that names no type of Envoy where it needs one (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  configPatches:
    - applyTo: CLUSTER
      match: { cluster: { name: orders } }
      patch: { operation: MERGE }
`,
    good: `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  configPatches:
    - applyTo: CLUSTER
      match: { cluster: { name: orders } }
      patch: { operation: MERGE, value: { connect_timeout: 1s } }
`,
  },
  of: { networking: ['EnvoyFilter'] },
  problems(spec) {
    return placesAt(spec, 'configPatches.*').flatMap(({ value, at }) => {
      const { applyTo, match, patch } = members(value);
      const { operation, value: content } = members(patch);
      const { listener, routeConfiguration, cluster, proxy, context } =
        members(match);
      if (context === 'WAYPOINT') {
        return [];
      }
      const version = regexProblem(members(proxy).proxyVersion || undefined);
      const place = placeOf(textOf(applyTo));
      const other = Object.entries({
        listener,
        'route configuration': routeConfiguration,
        cluster,
      }).find(([name, matched]) => isSet(matched) && name !== place);
      return [
        ...when(!isSet(value), at, 'has an empty patch'),
        ...when(
          isSet(value) && (!isSet(applyTo) || applyTo === 'INVALID'),
          at,
          'has a patch that does not say what it applies to',
        ),
        ...when(
          isSet(value) && !isSet(patch),
          at,
          'has a patch without an operation',
        ),
        ...when(
          isSet(patch) && (!isSet(operation) || operation === 'INVALID'),
          `${at}/patch`,
          'has a patch without an operation',
        ),
        ...when(
          isSet(operation) && operation !== 'REMOVE' && !isSet(content),
          `${at}/patch`,
          say`has a patch that does ${operation} with no value`,
        ),
        ...when(
          isSet(applyTo) && place !== null && other !== undefined,
          `${at}/match`,
          say`patches ${applyTo} and matches on a ${other?.[0]}`,
        ),
        ...when(
          version !== null,
          `${at}/match/proxy/proxyVersion`,
          say`has an expression for versions that ${version}`,
        ),
        ...filterProblems(textOf(applyTo), members(listener), at),
        ...valueProblems(applyTo, operation, content, `${at}/patch/value`),
      ];
    });
  },
});
