import { say } from '../../lenient';
import { goDurationMs } from '../../duration';
import { admissionRule, when } from './admission';
import { placesAt } from './at';

/** Room for what binary fractions cannot say. */
const TOLERANCE = 1e-6;

/** An idle connection may be kept for ever. */
const MAY_BE_ZERO = /tcp\.idleTimeout$/;

const POOL = [
  'http.idleTimeout',
  'http.http2KeepAlive.interval',
  'http.http2KeepAlive.timeout',
  'tcp.connectTimeout',
  'tcp.idleTimeout',
  'tcp.maxConnectionDuration',
  'tcp.tcpKeepalive.interval',
  'tcp.tcpKeepalive.time',
];

const inPool = (prefix: string) => POOL.map(path => `${prefix}.${path}`);

const inPolicy = (prefix: string) => [
  ...inPool(`${prefix}.connectionPool`),
  `${prefix}.loadBalancer.warmup.duration`,
  `${prefix}.loadBalancer.warmupDurationSecs`,
  `${prefix}.outlierDetection.baseEjectionTime`,
  `${prefix}.outlierDetection.interval`,
];

/** Where durations stand in each kind. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  DestinationRule: [
    'trafficPolicy',
    'trafficPolicy.portLevelSettings.*',
    'subsets.*.trafficPolicy',
    'subsets.*.trafficPolicy.portLevelSettings.*',
  ].flatMap(inPolicy),
  RequestAuthentication: ['jwtRules.*.timeout'],
  Sidecar: [
    ...inPool('inboundConnectionPool'),
    ...inPool('ingress.*.connectionPool'),
  ],
  Telemetry: ['metrics.*.reportingInterval'],
  VirtualService: [
    'http.*.corsPolicy.maxAge',
    'http.*.fault.delay.fixedDelay',
    'http.*.retries.backoff',
    'http.*.retries.perTryTimeout',
    'http.*.timeout',
  ],
};

/**
 * Durations are whole milliseconds.
 *
 * @internal
 */
export const durationPrecision = admissionRule({
  code: 'schema/duration',
  title: 'Durations are of whole milliseconds, and one at least',
  why: 'istiod refuses a duration below a millisecond or with a part of one (Istio 1.29). What has no end is left out, not set to 0s.',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      timeout: 0.5ms
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      timeout: 5s
      retries: { attempts: 0 }
`,
  },
  of: {
    networking: ['DestinationRule', 'Sidecar', 'VirtualService'],
    security: ['RequestAuthentication'],
    telemetry: ['Telemetry'],
  },
  problems(spec, { kind }) {
    return PATHS[kind].flatMap(path =>
      placesAt(spec, path).flatMap(({ value, at }) => {
        if (typeof value !== 'string') {
          return [];
        }
        const length = goDurationMs(value);
        const isWhole =
          length !== null &&
          Math.abs(length - Math.round(length)) < TOLERANCE &&
          (length >= 1 || (length === 0 && MAY_BE_ZERO.test(path)));
        const unit = path.endsWith('maxAge') ? 1000 : 1;
        return when(
          !isWhole || Math.round(length ?? 0) % unit !== 0,
          at,
          say`has the duration '${value}' at ${at}, which is not a ${
            unit === 1
              ? 'whole number of milliseconds'
              : 'whole number of seconds'
          }, one at least`,
        );
      }),
    );
  },
});
