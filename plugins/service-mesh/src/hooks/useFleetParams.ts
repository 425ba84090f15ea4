import { FleetFilter } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readFleetParams, withFleetParams } from '../fleet/fleetParams';

/**
 * What the reader asks of the fleet. It lives in the URL, so that a link shows somebody else the same.
 *
 * @internal
 */
export interface FleetParams {
  filter: FleetFilter;
  /** Whether anything narrows the fleet. */
  filtered: boolean;
  set(changes: Record<string, string | undefined>): void;
  /** Goes to another page, so that the browser's Back leads to this one. */
  turn(cursor: string | undefined): void;
}

/**
 * Reads the {@link FleetParams} from the URL and writes them there.
 *
 * @internal
 */
export function useFleetParams(): FleetParams {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFleetParams(params), [params]);
  const { orderBy, order, cursor, limit, ...narrowing } = filter;
  return {
    filter,
    filtered: Object.values(narrowing).some(value => value !== undefined),
    set: changes =>
      setParams(current => withFleetParams(current, changes), {
        replace: true,
      }),
    turn: next =>
      setParams(current => withFleetParams(current, { cursor: next })),
  };
}
