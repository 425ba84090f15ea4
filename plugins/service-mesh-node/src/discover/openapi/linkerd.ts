import {
  durationSchema,
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { own } from './document';

const RETRYABLE = 'x-linkerd-retryable';
const TIMEOUT = 'x-linkerd-timeout';

const unitMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Spells a Go duration (`1m30s`, `1.5s`) with one unit; `null` where it is none, or no whole number of milliseconds. */
function oneUnit(text: string): string | null {
  if (durationSchema.safeParse(text).success) {
    return text;
  }
  if (!/^\+?(\d{1,12}(\.\d{0,12})?(ns|us|µs|μs|ms|s|m|h)){1,8}$/.test(text)) {
    return null;
  }
  const sum = [...text.matchAll(/([\d.]+)([^\d.]+)/g)].reduce(
    (ms, [, count, unit]) => ms + Number(count) * unitMs[unit],
    0,
  );
  const ms = Math.round(sum * 1e6) / 1e6;
  const unit = ['h', 'm', 's', 'ms'].find(u => ms % unitMs[u] === 0);
  const duration = unit && `${ms / unitMs[unit]}${unit}`;
  return durationSchema.safeParse(duration).success ? duration! : null;
}

/**
 * Linkerd's own extensions of an operation, which mean what they mean to `linkerd profile`.
 *
 * @internal
 */
export interface LinkerdExtensions {
  /** May be repeated; `null` where nothing says so. */
  retryable: boolean | null;
  /** With one unit. */
  timeout: string | null;
  /** Extensions whose value means nothing, and what they should be. */
  invalid: { name: string; value: Json; expected: string }[];
}

/**
 * Reads `x-linkerd-retryable` and `x-linkerd-timeout` of an operation (Linkerd 2.18, `linkerd profile --open-api`).
 *
 * @internal
 */
export function readLinkerdExtensions(object: JsonObject): LinkerdExtensions {
  const retryable = own(object, RETRYABLE);
  const timeout = own(object, TIMEOUT);
  const duration = typeof timeout === 'string' ? oneUnit(timeout) : null;
  return {
    retryable: typeof retryable === 'boolean' ? retryable : null,
    timeout: duration,
    invalid: [
      ...(retryable === undefined || typeof retryable === 'boolean'
        ? []
        : [{ name: RETRYABLE, value: retryable, expected: 'true or false' }]),
      ...(timeout === undefined || duration
        ? []
        : [
            {
              name: TIMEOUT,
              value: timeout,
              expected: 'a duration such as 500ms, 60s or 1m30s',
            },
          ]),
    ],
  };
}
