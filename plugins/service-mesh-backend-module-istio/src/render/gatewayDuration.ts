import { durationMs } from '@mesh-configurator/backstage-plugin-service-mesh-common';

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/**
 * A duration of the policy as the Gateway API spells it: no number may have more than five digits (GEP-2257).
 *
 * @internal
 */
export function gatewayDuration(duration: string): string {
  if (/^\d{1,5}\D+$/.test(duration)) {
    return duration;
  }
  let rest = durationMs(duration);
  const parts = units.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count ? `${count}${unit}` : '';
  });
  return parts.join('');
}
