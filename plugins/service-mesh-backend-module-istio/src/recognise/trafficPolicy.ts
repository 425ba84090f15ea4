import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RecognisedSetting } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members } from '../lenient';
import { policyDuration } from './duration';
import { obstacle, otherMembers, Reading, together } from './reading';

/**
 * Where a DestinationRule has its policy for all versions.
 *
 * @internal
 */
export const POLICY = '/spec/trafficPolicy';

const algorithms: Record<string, string> = {
  LEAST_REQUEST: 'least-request',
  // The older name of the same (Istio 1.24).
  LEAST_CONN: 'least-request',
  ROUND_ROBIN: 'round-robin',
  RANDOM: 'random',
};

const nothing: Reading = { settings: [], obstacles: [] };

function durationSetting(
  leaf: RecognisedSetting['leaf'],
  value: unknown,
  pointer: string,
): Reading {
  const duration = policyDuration(value);
  return duration === null
    ? obstacle(pointer, 'policy cannot say this duration')
    : { settings: [{ leaf, value: duration, pointer }], obstacles: [] };
}

function numberSetting(
  leaf: RecognisedSetting['leaf'],
  value: unknown,
  pointer: string,
): Reading {
  return typeof value === 'number' && value >= 1
    ? { settings: [{ leaf, value, pointer }], obstacles: [] }
    : obstacle(pointer, 'policy cannot say this number');
}

function readLoadBalancer(policy: JsonObject): Reading {
  const at = `${POLICY}/loadBalancer`;
  const balancer = members(policy.loadBalancer);
  const { simple, warmup, warmupDurationSecs, localityLbSetting } = balancer;
  const algorithm =
    typeof simple === 'string' && Object.hasOwn(algorithms, simple)
      ? algorithms[simple]
      : undefined;
  const locality = members(localityLbSetting);
  const slow = warmupDurationSecs ?? members(warmup).duration;
  return together([
    simple === undefined
      ? nothing
      : (algorithm && {
          settings: [
            {
              leaf: 'traffic.loadBalancing.algorithm',
              value: algorithm,
              pointer: `${at}/simple`,
            },
          ],
          obstacles: [],
        }) ||
        obstacle(`${at}/simple`, 'policy has no word for this algorithm'),
    slow === undefined
      ? nothing
      : durationSetting('traffic.loadBalancing.warmup', slow, at),
    localityLbSetting === undefined
      ? nothing
      : {
          settings: [
            {
              leaf: 'traffic.loadBalancing.locality',
              value: locality.enabled === false ? 'any' : 'prefer-close',
              pointer: `${at}/localityLbSetting`,
            },
          ],
          obstacles: otherMembers(
            locality,
            ['enabled'],
            `${at}/localityLbSetting`,
          ),
        },
    {
      settings: [],
      obstacles: [
        ...otherMembers(
          balancer,
          ['simple', 'warmup', 'warmupDurationSecs', 'localityLbSetting'],
          at,
        ),
        ...otherMembers(members(warmup), ['duration'], `${at}/warmup`),
      ],
    },
  ]);
}

function readPool(policy: JsonObject): Reading {
  const at = `${POLICY}/connectionPool`;
  const pool = members(policy.connectionPool);
  const tcp = members(pool.tcp);
  const http = members(pool.http);
  return together([
    tcp.maxConnections === undefined
      ? nothing
      : numberSetting(
          'resilience.circuitBreaker.maxConnections',
          tcp.maxConnections,
          `${at}/tcp/maxConnections`,
        ),
    http.http1MaxPendingRequests === undefined
      ? nothing
      : numberSetting(
          'resilience.circuitBreaker.maxPendingRequests',
          http.http1MaxPendingRequests,
          `${at}/http/http1MaxPendingRequests`,
        ),
    {
      settings: [],
      obstacles: [
        ...otherMembers(pool, ['tcp', 'http'], at),
        ...otherMembers(tcp, ['maxConnections'], `${at}/tcp`),
        ...otherMembers(http, ['http1MaxPendingRequests'], `${at}/http`),
      ],
    },
  ]);
}

/** Defaults of Istio 1.24: five errors, looked for every 10 s, and 30 s of ejection. */
function readOutliers(policy: JsonObject): Reading {
  if (policy.outlierDetection === undefined) {
    return nothing;
  }
  const at = `${POLICY}/outlierDetection`;
  const outliers = members(policy.outlierDetection);
  const {
    consecutive5xxErrors = 5,
    interval = '10s',
    baseEjectionTime = '30s',
  } = outliers;
  return together([
    numberSetting(
      'resilience.circuitBreaker.consecutiveErrors',
      consecutive5xxErrors,
      at,
    ),
    durationSetting('resilience.circuitBreaker.interval', interval, at),
    durationSetting('resilience.circuitBreaker.ejection', baseEjectionTime, at),
    {
      settings: [],
      obstacles: otherMembers(
        outliers,
        ['consecutive5xxErrors', 'interval', 'baseEjectionTime'],
        at,
      ),
    },
  ]);
}

function readBudget(policy: JsonObject): Reading {
  if (policy.retryBudget === undefined) {
    return nothing;
  }
  const at = `${POLICY}/retryBudget`;
  const budget = members(policy.retryBudget);
  const { percent } = budget;
  return typeof percent === 'number'
    ? {
        settings: [
          { leaf: 'resilience.retries.budget', value: percent, pointer: at },
        ],
        obstacles: otherMembers(budget, ['percent'], at),
      }
    : obstacle(at, 'it names no percentage');
}

/**
 * Reads what a DestinationRule says of load balancing and circuit breaking.
 *
 * @internal
 */
export const readTrafficPolicy = (policy: JsonObject): Reading =>
  together([
    readLoadBalancer(policy),
    readPool(policy),
    readOutliers(policy),
    readBudget(policy),
  ]);
