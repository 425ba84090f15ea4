import {
  annotations,
  JsonObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  hasLabels,
  labels,
  objectName,
  RecognisedSetting,
  serviceHost,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../hosts';
import { items, members } from '../lenient';
import { policyDuration } from './duration';
import { obstacle, otherMembers, Reader, Reading, together } from './reading';

const POLICY = '/spec/trafficPolicy';

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

/** The versions that subsets name: facts, which say what the Component does not yet. */
function readSubsets(spec: JsonObject, { workload, ...service }: Service) {
  const subsets = items(spec.subsets).map(({ name, labels: of }) => ({
    name: typeof name === 'string' ? name : '',
    labels: labels(of),
  }));
  const known = workload.versions.value;
  const isSayable = subsets.every(
    ({ name, labels: of }) =>
      /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) &&
      Object.keys(of).length === 1,
  );
  const isKnown = subsets.every(subset =>
    known.some(
      ({ name, labels: of }) =>
        name === subset.name &&
        hasLabels(of, subset.labels) &&
        hasLabels(subset.labels, of),
    ),
  );
  const stated = subsets.map(({ name, labels: of }) =>
    Object.entries(of).map(([key, value]) =>
      key === 'version' && value === name ? name : `${name}=${key}:${value}`,
    ),
  );
  const clash = known.length > 0 && !isKnown;
  const at = '/spec/subsets';
  const facts: Record<string, string> =
    subsets.length > 0 && known.length === 0 && isSayable
      ? { [annotations.versions]: stated.join(',') }
      : {};
  return {
    facts,
    obstacles: [
      ...(subsets.length > 0 && (clash || (known.length === 0 && !isSayable))
        ? [
            {
              pointer: at,
              reason: `they are not the versions that ${service.entityRef} can have: names with one Pod label each`,
            },
          ]
        : []),
      ...items(spec.subsets).flatMap((subset, index) =>
        otherMembers(subset, ['name', 'labels'], `${at}/${index}`),
      ),
    ],
  };
}

/**
 * Reads the DestinationRule of a service.
 *
 * @internal
 */
export const readDestinationRule: Reader = (object, service, target) => {
  const spec = members(object.spec);
  const { namespace = '' } = object.metadata;
  const own = normalHost(serviceHost(service, target), '');
  if (
    typeof spec.host !== 'string' ||
    normalHost(spec.host, namespace) !== own
  ) {
    return null;
  }
  const policy = members(spec.trafficPolicy);
  const tls = members(policy.tls);
  const isAutomatic =
    tls.mode === 'ISTIO_MUTUAL' && Object.keys(tls).length === 1;
  const { settings, obstacles } = together([
    readLoadBalancer(policy),
    readPool(policy),
    readOutliers(policy),
    readBudget(policy),
  ]);
  const subsets = readSubsets(spec, service);
  return {
    object,
    counterpart: { kind: 'DestinationRule', name: objectName(service) },
    settings,
    facts: subsets.facts,
    names: items(spec.subsets).map(({ name }) => String(name)),
    obstacles: [
      ...obstacles,
      ...subsets.obstacles,
      ...otherMembers(
        spec,
        ['host', 'subsets', 'trafficPolicy'],
        '/spec',
      ).filter(
        ({ pointer }) =>
          pointer !== '/spec/exportTo' ||
          JSON.stringify(spec.exportTo) !== '["*"]',
      ),
      ...otherMembers(
        policy,
        [
          'loadBalancer',
          'connectionPool',
          'outlierDetection',
          'retryBudget',
          ...(isAutomatic ? ['tls'] : []),
        ],
        POLICY,
      ),
    ],
    remarks: isAutomatic
      ? [
          {
            pointer: `${POLICY}/tls`,
            reason:
              'it is left out, since proxies use mutual TLS between each other of themselves',
          },
        ]
      : [],
  };
};
