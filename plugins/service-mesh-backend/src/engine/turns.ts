import { setImmediate as nextTurn } from 'node:timers/promises';
import { Pause } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** How long work goes on before others have their turn, in milliseconds. */
const SLICE = 10;

/**
 * Gives others their turn of the event loop whenever work has gone on for a while.
 *
 * @internal
 */
export function takeTurns(): Pause {
  let since = performance.now();
  return () =>
    performance.now() - since < SLICE
      ? undefined
      : nextTurn().then(() => {
          since = performance.now();
        });
}
