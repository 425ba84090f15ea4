import {
  childPointer,
  JsonPointer,
  Operation,
  RetryCondition,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  obstacle,
  Reading,
  RecognisedSetting,
  together,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isRetryCodes, isRetryLimit, linkerdDurationMs } from '../read';
import { gatewayDurationMs, policyDuration } from './duration';

/** Statuses that policy has a word for (Linkerd 2.18: a word or a range). */
const statusWords: Record<string, RetryCondition> = {
  '5xx': '5xx',
  '500-599': '5xx',
  'gateway-error': 'gateway-error',
  '502-504': 'gateway-error',
  '429': '429',
};

const at = (name: string): JsonPointer =>
  childPointer('/metadata/annotations', name);

/**
 * What else is sent again: the proxy answers a failed connection with 502 to 504, or `unavailable` on gRPC (Linkerd 2.18), to
 * which those statuses come on gRPC.
 */
const implied: Record<'http' | 'grpc', [string[], RetryCondition[]]> = {
  http: [
    ['gateway-error', '5xx'],
    ['connect-failure', 'refused-stream'],
  ],
  grpc: [
    ['unavailable'],
    ['connect-failure', 'refused-stream', 'gateway-error'],
  ],
};

/** The conditions that an annotation names; `null` where policy lacks a word for one of them. */
function namedConditions(text: string, api: 'http' | 'grpc'): string[] | null {
  if (api === 'grpc') {
    return isRetryCodes(text) ? text.toLowerCase().split(',') : null;
  }
  const words = text
    .split(',')
    .map(word =>
      Object.hasOwn(statusWords, word) ? statusWords[word] : undefined,
    );
  const known = words.filter(word => word !== undefined);
  return known.length === words.length ? known : null;
}

function conditions(text: string, api: 'http' | 'grpc'): string[] | null {
  const named = namedConditions(text, api);
  const [by, also] = implied[api];
  return (
    named && [
      ...new Set(named.some(word => by.includes(word)) ? also : []),
      ...new Set(named),
    ]
  );
}

function readPerTry(text: string | undefined): Reading {
  if (text === undefined) {
    return { settings: [], obstacles: [] };
  }
  const pointer = at('retry.linkerd.io/timeout');
  const value = policyDuration(linkerdDurationMs(text));
  return value === null
    ? obstacle(pointer, 'policy cannot say this duration')
    : {
        settings: [
          { leaf: 'resilience.retries.perTryTimeout', value, pointer },
        ],
        obstacles: [],
      };
}

/** A limit without a condition retries on no status, and a condition without a limit once (Linkerd 2.18). */
function readRetries(
  annotations: Record<string, string>,
  api: 'http' | 'grpc',
  mayRetry: boolean,
): Reading {
  const name = `retry.linkerd.io/${api}`;
  const text = annotations[name];
  const limit = annotations['retry.linkerd.io/limit'] ?? '1';
  const attempts = isRetryLimit(limit) ? Number(limit) : null;
  if (attempts === null || attempts > 10) {
    return obstacle(
      at('retry.linkerd.io/limit'),
      'it names no number of retries from 0 to 10',
    );
  }
  if (text === undefined || attempts === 0) {
    const none: RecognisedSetting = {
      leaf: 'resilience.retries.attempts',
      value: 0,
    };
    return { settings: mayRetry ? [none] : [], obstacles: [] };
  }
  const on = conditions(text, api);
  return on === null
    ? obstacle(at(name), 'policy has no word for one of these conditions')
    : together([
        {
          settings: [
            {
              leaf: 'resilience.retries.attempts',
              value: attempts,
              pointer: at(name),
            },
            { leaf: 'resilience.retries.on', value: on, pointer: at(name) },
          ],
          obstacles: [],
        },
        readPerTry(annotations['retry.linkerd.io/timeout']),
      ]);
}

function readTimeout(
  annotations: Record<string, string>,
  rule: { timeout: string | undefined; pointer: JsonPointer },
): Reading {
  const name = 'timeout.linkerd.io/request';
  const leaf = 'resilience.timeout';
  const text = annotations[name];
  if (text === undefined && rule.timeout === undefined) {
    return {
      settings: [{ leaf, value: 'none', pointer: rule.pointer }],
      obstacles: [],
    };
  }
  const pointer = text === undefined ? `${rule.pointer}/timeouts` : at(name);
  const value = policyDuration(
    text === undefined
      ? gatewayDurationMs(rule.timeout!)
      : linkerdDurationMs(text),
  );
  return value === null
    ? obstacle(pointer, 'policy cannot say this duration')
    : { settings: [{ leaf, value, pointer }], obstacles: [] };
}

/**
 * Timeout and retries of the requests that a rule of a route takes. The annotations of the route go before what the rule says.
 * That nothing is sent again is a setting only for what would be otherwise.
 *
 * @param operation - `null` for requests that none describes
 * @internal
 */
export function readLimits(
  annotations: Record<string, string>,
  rule: { timeout: string | undefined; pointer: JsonPointer },
  api: 'http' | 'grpc',
  operation: Operation | null,
): Reading {
  const mayRetry =
    operation !== null && operation.idempotent && !operation.streaming;
  return together([
    readTimeout(annotations, rule),
    readRetries(annotations, api, mayRetry),
  ]);
}
