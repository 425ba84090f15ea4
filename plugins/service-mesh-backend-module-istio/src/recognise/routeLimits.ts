import {
  childPointer,
  JsonObject,
  JsonPointer,
  retryConditionSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { goDurationMs } from '../duration';
import { members } from '../lenient';
import { policyDuration } from './duration';
import { obstacle, otherMembers, Reading, together } from './reading';

/** What Istio 1.24 does where a route says nothing about retries. */
const meshDefault = {
  attempts: 2,
  on: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled'],
};

/** `5xx` holds what resets a connection too (Envoy: x-envoy-retry-on). */
function conditions(retryOn: string): string[] {
  const words = retryOn.split(',').map(word => word.trim());
  return [...new Set(words)].filter(
    word => word !== 'reset' || !words.includes('5xx'),
  );
}

function retrying(
  attempts: number,
  on: string[],
  pointer: JsonPointer,
): Reading['settings'] {
  return [
    { leaf: 'resilience.retries.attempts', value: attempts, pointer },
    ...(attempts > 0
      ? [{ leaf: 'resilience.retries.on' as const, value: on, pointer }]
      : []),
  ];
}

function readRetries(rule: JsonObject, pointer: JsonPointer): Reading {
  if (rule.retries === undefined) {
    const { attempts, on } = meshDefault;
    return {
      settings: retrying(attempts, [...on], pointer),
      obstacles: [],
    };
  }
  const at = childPointer(pointer, 'retries');
  const retries = members(rule.retries);
  const { attempts, retryOn, perTryTimeout } = retries;
  if (typeof attempts !== 'number' || attempts < 0 || attempts > 10) {
    return obstacle(at, 'it names no number of retries from 0 to 10');
  }
  const on =
    typeof retryOn === 'string' && retryOn !== ''
      ? conditions(retryOn)
      : [...meshDefault.on];
  const unknown = on.find(
    word => !retryConditionSchema.options.some(o => o === word),
  );
  if (attempts > 0 && unknown !== undefined) {
    return obstacle(
      childPointer(at, 'retryOn'),
      `policy has no word for the condition '${unknown.slice(0, 50)}'`,
    );
  }
  const perTry = policyDuration(perTryTimeout);
  if (perTryTimeout !== undefined && perTry === null) {
    return obstacle(
      childPointer(at, 'perTryTimeout'),
      'policy cannot say this duration',
    );
  }
  return {
    settings: [
      ...retrying(attempts, on, at),
      ...(perTry !== null && attempts > 0
        ? [
            {
              leaf: 'resilience.retries.perTryTimeout' as const,
              value: perTry,
              pointer: childPointer(at, 'perTryTimeout'),
            },
          ]
        : []),
    ],
    obstacles: otherMembers(
      retries,
      ['attempts', 'retryOn', 'perTryTimeout'],
      at,
    ),
  };
}

function readTimeout({ timeout }: JsonObject, pointer: JsonPointer): Reading {
  const leaf = 'resilience.timeout';
  // A timeout of nothing is none (Istio 1.24).
  if (timeout === undefined || goDurationMs(timeout) === 0) {
    return { settings: [{ leaf, value: 'none', pointer }], obstacles: [] };
  }
  const at = childPointer(pointer, 'timeout');
  const value = policyDuration(timeout);
  return value === null
    ? obstacle(at, 'policy cannot say this duration')
    : { settings: [{ leaf, value, pointer: at }], obstacles: [] };
}

/**
 * Timeout and retries of a rule of a VirtualService.
 *
 * @internal
 */
export function readLimits(rule: JsonObject, pointer: JsonPointer): Reading {
  return together([readTimeout(rule, pointer), readRetries(rule, pointer)]);
}
