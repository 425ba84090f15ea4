import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { hasVersion } from './versions';

/**
 * Whether a target runs a minor release of the Gateway API 1, or a later one.
 *
 * @internal
 */
export function hasGatewayApi(
  { gatewayApiVersion }: Target,
  minor: number,
): boolean {
  const [major, actual] = gatewayApiVersion.split('.').map(Number);
  return major > 1 || (major === 1 && actual >= minor);
}

/**
 * Filters of HTTPRoutes that are younger than the oldest release rendered for: since which minor release of the Gateway API
 * each channel has them, and since when Istio acts on them.
 */
const filtersSince = {
  'requestMirror.percent': { experimental: 2, standard: 3, istio: '1.25' },
  cors: { experimental: 3, standard: 5, istio: '1.27' },
} as const;

/**
 * Whether the HTTPRoutes of a target know a filter. Istio ignores what it does not know, or refuses the whole route.
 *
 * @internal
 */
export function knowsFilter(
  target: Target,
  filter: keyof typeof filtersSince,
): boolean {
  const since = filtersSince[filter];
  return (
    hasGatewayApi(target, since[target.gatewayApiChannel]) &&
    hasVersion(target, since.istio)
  );
}

/**
 * What a target has to run for its HTTPRoutes to know a filter, for people.
 *
 * @internal
 */
export function filterNeeds(filter: keyof typeof filtersSince): string {
  const { experimental, standard, istio } = filtersSince[filter];
  return `Istio ${istio} and the Gateway API 1.${standard} (1.${experimental} in the experimental channel)`;
}
