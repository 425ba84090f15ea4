import {
  JsonObject,
  JsonPointer,
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { goDurationMs } from '../duration';
import { members } from '../lenient';
import { hasRouteRetry } from '../render/waypointRetry';
import { policyDuration } from './duration';
import { obstacle, otherMembers, Reading, together } from './reading';

const nothing: Reading = { settings: [], obstacles: [] };

/** Retries of an HTTPRoute that names no number (Istio 1.24). */
const DEFAULT_ATTEMPTS = 2;

/** Conditions of every HTTPRoute that retries, and of the mesh by default (Istio 1.24). */
const always = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
];

/** Statuses that policy has a word for, in ascending order. */
const statusWords: Record<string, string[]> = {
  '': [],
  '429': ['429'],
  '502,503,504': ['gateway-error'],
  '429,502,503,504': ['429', 'gateway-error'],
};

function readTimeout(rule: JsonObject, pointer: JsonPointer): Reading {
  const leaf = 'resilience.timeout';
  const { request } = members(rule.timeouts);
  // A limit of nothing is none (Gateway API 1.2).
  if (request === undefined || goDurationMs(request) === 0) {
    return { settings: [{ leaf, value: 'none', pointer }], obstacles: [] };
  }
  const at = `${pointer}/timeouts/request`;
  const value = policyDuration(request);
  return value === null
    ? obstacle(at, 'policy cannot say this duration')
    : { settings: [{ leaf, value, pointer: at }], obstacles: [] };
}

function readPerTry(
  rule: JsonObject,
  pointer: JsonPointer,
  retries: boolean,
): Reading {
  const { backendRequest } = members(rule.timeouts);
  if (backendRequest === undefined) {
    return nothing;
  }
  const at = `${pointer}/timeouts/backendRequest`;
  const value = policyDuration(backendRequest);
  return value === null || !retries
    ? obstacle(at, 'policy limits a single try only beside retries')
    : {
        settings: [
          { leaf: 'resilience.retries.perTryTimeout', value, pointer: at },
        ],
        obstacles: [],
      };
}

/** Only where retries are stated can a setting change them. */
function readRetries(
  { retry }: JsonObject,
  pointer: JsonPointer,
  operation: Operation | null,
  target: Target,
): Reading {
  if (retry === undefined && !hasRouteRetry(target)) {
    return nothing;
  }
  const at = `${pointer}/retry`;
  const { attempts = DEFAULT_ATTEMPTS, codes = [] } = members(retry);
  const mayRetry =
    operation !== null && operation.idempotent && !operation.streaming;
  const obstacles = otherMembers(members(retry), ['attempts', 'codes'], at);
  if (attempts === 0) {
    return {
      settings: mayRetry
        ? [{ leaf: 'resilience.retries.attempts', value: 0, pointer: at }]
        : [],
      obstacles,
    };
  }
  const statuses = Array.isArray(codes)
    ? codes
        .map(Number)
        .sort((a, b) => a - b)
        .join(',')
    : 'none';
  if (typeof attempts !== 'number' || attempts < 0 || attempts > 10) {
    return obstacle(at, 'it names no number of retries from 0 to 10');
  }
  return Object.hasOwn(statusWords, statuses)
    ? {
        settings: [
          {
            leaf: 'resilience.retries.attempts',
            value: attempts,
            pointer: at,
          },
          {
            leaf: 'resilience.retries.on',
            value: [...always, ...statusWords[statuses]],
            pointer: at,
          },
        ],
        obstacles,
      }
    : obstacle(`${at}/codes`, 'policy has no word for these statuses');
}

/**
 * Timeout and retries of the requests to an operation that a rule of an HTTPRoute takes. That nothing is sent again is a
 * setting only for what would be otherwise.
 *
 * @param operation - `null` for requests that none describes
 * @internal
 */
export function readWaypointLimits(
  rule: JsonObject,
  pointer: JsonPointer,
  operation: Operation | null,
  target: Target,
): Reading {
  const { retry } = rule;
  const retries = retry !== undefined && members(retry).attempts !== 0;
  return together([
    readTimeout(rule, pointer),
    readRetries(rule, pointer, operation, target),
    readPerTry(rule, pointer, retries),
  ]);
}
