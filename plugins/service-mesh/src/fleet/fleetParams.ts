import {
  FleetFilter,
  fleetOrders,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The filters of the fleet page, by the names that they have in its URL.
 *
 * @internal
 */
export const fleetFilterNames = [
  'text',
  'owner',
  'system',
  'lifecycle',
  'mesh',
  'stage',
  'ready',
  'finding',
  'environment',
] as const;

/**
 * The name of a filter of the fleet page.
 *
 * @internal
 */
export type FleetFilterName = (typeof fleetFilterNames)[number];

const oneOf = <T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined => values.find(known => known === value);

/**
 * Reads what the URL of the fleet page asks for; values that there are not are passed over.
 *
 * @internal
 */
export function readFleetParams(params: URLSearchParams): FleetFilter {
  const text = (name: string) => params.get(name) || undefined;
  const ready = oneOf(['true', 'false'], params.get('ready'));
  return {
    text: text('text'),
    owner: text('owner'),
    system: text('system'),
    lifecycle: text('lifecycle'),
    mesh: text('mesh'),
    finding: text('finding'),
    environment: text('environment'),
    stage: oneOf(['audit', 'enforce'] as const, params.get('stage')),
    ready: ready === undefined ? undefined : ready === 'true',
    orderBy: oneOf(fleetOrders, params.get('orderBy')),
    order: oneOf(['asc', 'desc'] as const, params.get('order')),
    cursor: text('cursor'),
  };
}

/**
 * URL parameters with others set or, where they are empty, taken out. A page of the former ones is none of the new ones, so that the
 * cursor goes too unless it is set.
 *
 * @internal
 */
export function withFleetParams(
  params: URLSearchParams,
  changes: Record<string, string | undefined>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('cursor');
  for (const [name, value] of Object.entries(changes)) {
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
  }
  return next;
}
