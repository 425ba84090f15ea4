import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';
import { isSet } from '../set';
import { policiesOf } from './policies';

const LIMITS = [
  'http.http1MaxPendingRequests',
  'http.http2MaxRequests',
  'http.maxConcurrentStreams',
  'http.maxRequestsPerConnection',
  'http.maxRetries',
  'tcp.maxConnections',
];

function poolsOf(
  spec: JsonObject,
  kind: string,
): { pool: JsonObject; at: JsonPointer }[] {
  const places =
    kind === 'Sidecar'
      ? ['inboundConnectionPool', 'ingress.*.connectionPool'].flatMap(path =>
          placesAt(spec, path),
        )
      : policiesOf(spec).flatMap(({ policy, at }) =>
          placesAt(policy, 'connectionPool').map(place => ({
            ...place,
            at: `${at}${place.at}`,
          })),
        );
  return places
    .filter(({ value }) => isSet(value))
    .map(({ value, at }) => ({ pool: members(value), at }));
}

/**
 * Limits on connections can be kept.
 *
 * @internal
 */
export const connectionPoolLimits = admissionRule({
  code: 'schema/connection-pool',
  title: 'Limits on connections are not below 0',
  why: 'istiod refuses an empty connection pool, limits below 0, an upgrade to HTTP/2 that must keep the protocol of the client, and keep-alive of HTTP/2 without interval or timeout (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy:
    connectionPool: { http: { http1MaxPendingRequests: -1 } }
    outlierDetection: { consecutive5xxErrors: 5 }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy:
    connectionPool: { http: { http1MaxPendingRequests: 100 } }
    outlierDetection: { consecutive5xxErrors: 5 }
`,
  },
  of: { networking: ['DestinationRule', 'Sidecar'] },
  problems(spec, { kind }) {
    return poolsOf(spec, kind).flatMap(({ pool, at }) => {
      const http = members(pool.http);
      const keepAlive = members(http.http2KeepAlive);
      return [
        ...when(
          !isSet(pool.http) && !isSet(pool.tcp),
          at,
          'has a connection pool that limits neither http nor tcp',
        ),
        ...LIMITS.flatMap(path =>
          placesAt(pool, path).flatMap(({ value, at: place }) =>
            when(
              typeof value === 'number' && value < 0,
              `${at}${place}`,
              say`has a limit below 0: ${value}`,
            ),
          ),
        ),
        ...when(
          http.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol === true,
          `${at}/http/useClientProtocol`,
          'upgrades to HTTP/2 and keeps the protocol of the client',
        ),
        ...when(
          isSet(http.http2KeepAlive) &&
            (!isSet(keepAlive.interval) || !isSet(keepAlive.timeout)),
          `${at}/http/http2KeepAlive`,
          'has http2KeepAlive without interval or timeout',
        ),
      ];
    });
  },
});
