import { median, RUNS } from '../measure.mjs';
import { requestTimes } from './requestTimes.mjs';

/** Rounds of reads until V8 has compiled what is used often; the time on a core falls by a quarter meanwhile. */
const COLD = 3;

/**
 * Reads services and their entities side by side, 50 of each a second.
 *
 * @param count - of the services that there are
 * @returns milliseconds in which each is read in 95 of 100 cases, as medians of some rounds, and whether the backend kept up
 */
export async function compareReads(backend, count) {
  const rounds = [];
  for (let round = 0; round < COLD + RUNS; round++) {
    const name = i => `service-${(i * 7919 + round * 104729) % count}`;
    rounds.push(
      await requestTimes({
        entity: i =>
          backend.request(
            `/api/catalog/entities/by-name/component/default/${name(i)}`,
          ),
        service: i =>
          backend.request(
            `/api/service-mesh/v1/services/component/default/${name(i)}`,
          ),
      }),
    );
  }
  const counted = rounds.slice(COLD);
  return {
    keptUp: counted.every(({ keptUp }) => keptUp),
    entity: median(counted.map(({ p95 }) => p95.entity)),
    service: median(counted.map(({ p95 }) => p95.service)),
  };
}
