import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  fieldSince,
  knowsField,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { HTTPRoute } from '../kinds';
import { hasVersion } from './versions';

/** Since when Istio acts on filters of HTTPRoutes that are younger than the oldest release rendered for. */
const istioSince = {
  'requestMirror.percent': '1.25',
  cors: '1.27',
} as const;

const pathOf = (filter: keyof typeof istioSince) => `rules.filters.${filter}`;

/**
 * Whether the HTTPRoutes of a target know a filter. Istio ignores what it does not know, or refuses the whole route.
 *
 * @internal
 */
export function knowsFilter(
  target: Target,
  filter: keyof typeof istioSince,
): boolean {
  return (
    knowsField(target, HTTPRoute, pathOf(filter)) &&
    hasVersion(target, istioSince[filter])
  );
}

/**
 * What a target has to run for its HTTPRoutes to know a filter, for people.
 *
 * @internal
 */
export function filterNeeds(filter: keyof typeof istioSince): string {
  const since = fieldSince(HTTPRoute, pathOf(filter));
  const channels = typeof since === 'object' ? since : {};
  return `Istio ${istioSince[filter]} and the Gateway API ${channels.standard} (${channels.experimental} in the experimental channel)`;
}
