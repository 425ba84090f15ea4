import { since } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

/**
 * Limits on connections, of a destination or of a workload.
 *
 * @internal
 */
export const connectionPool = z.strictObject({
  http: z
    .strictObject({
      h2UpgradePolicy: z
        .enum(['DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE'])
        .optional(),
      http1MaxPendingRequests: z.int().optional(),
      http2KeepAlive: since(
        '1.31',
        z
          .strictObject({
            interval: z.string().optional(),
            timeout: z.string().optional(),
          })
          .optional(),
      ),
      http2MaxRequests: z.int().optional(),
      idleTimeout: z.string().optional(),
      maxConcurrentStreams: z.int().optional(),
      maxRequestsPerConnection: z.int().optional(),
      maxRetries: z.int().optional(),
      useClientProtocol: z.boolean().optional(),
    })
    .optional(),
  tcp: z
    .strictObject({
      connectTimeout: z.string().optional(),
      idleTimeout: z.string().optional(),
      maxConnectionDuration: z.string().optional(),
      maxConnections: z.int().optional(),
      tcpKeepalive: z
        .strictObject({
          interval: z.string().optional(),
          probes: z.int().optional(),
          time: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

const consistentHash = z.strictObject({
  httpCookie: z
    .strictObject({
      attributes: since(
        '1.28',
        z
          .array(
            z.strictObject({ name: z.string(), value: z.string().optional() }),
          )
          .optional(),
      ),
      name: z.string(),
      path: z.string().optional(),
      ttl: z.string().optional(),
    })
    .optional(),
  httpHeaderName: z.string().optional(),
  httpQueryParameterName: z.string().optional(),
  maglev: z.strictObject({ tableSize: z.int().optional() }).optional(),
  minimumRingSize: z.int().optional(),
  ringHash: z.strictObject({ minimumRingSize: z.int().optional() }).optional(),
  useSourceIp: z.boolean().optional(),
});

const failover = z
  .array(
    z.strictObject({
      from: z.string().optional(),
      to: z.string().optional(),
    }),
  )
  .optional();

const loadBalancer = z.strictObject({
  backendUtilization: since(
    '1.32',
    z
      .strictObject({
        errorUtilizationPenaltyPercent: z.int().optional(),
        metricNamesForComputingUtilization: z.array(z.string()).optional(),
        weightExpirationPeriod: z.string().optional(),
        weightStabilizationPeriod: z.string().optional(),
        weightUpdatePeriod: z.string().optional(),
      })
      .optional(),
  ),
  consistentHash: consistentHash.optional(),
  localityLbSetting: z
    .strictObject({
      distribute: z
        .array(
          z.strictObject({
            from: z.string().optional(),
            to: z.record(z.string(), z.int()).optional(),
          }),
        )
        .optional(),
      enabled: z.boolean().nullish(),
      failover,
      failoverPriority: z.array(z.string()).optional(),
    })
    .optional(),
  simple: z
    .enum([
      'UNSPECIFIED',
      'LEAST_CONN',
      'RANDOM',
      'PASSTHROUGH',
      'ROUND_ROBIN',
      'LEAST_REQUEST',
    ])
    .optional(),
  warmup: z
    .strictObject({
      aggression: z.number().nullish(),
      duration: z.string(),
      minimumPercent: z.number().nullish(),
    })
    .optional(),
  warmupDurationSecs: z.string().optional(),
  zoneAwareLbSetting: since(
    '1.31',
    z
      .strictObject({
        enabled: z.boolean().nullish(),
        failover,
        failoverPriority: z.array(z.string()).optional(),
        minClusterSize: z.int().nullish(),
      })
      .optional(),
  ),
});

const outlierDetection = z.strictObject({
  baseEjectionTime: z.string().optional(),
  consecutive5xxErrors: z.int().nullish(),
  consecutiveErrors: z.int().optional(),
  consecutiveGatewayErrors: z.int().nullish(),
  consecutiveLocalOriginFailures: z.int().nullish(),
  interval: z.string().optional(),
  maxEjectionPercent: z.int().optional(),
  minHealthPercent: z.int().optional(),
  outlierDetectionHttpErrorCodes: since('1.31', z.array(z.int()).optional()),
  splitExternalLocalOriginErrors: z.boolean().optional(),
});

const tls = z.strictObject({
  caCertificates: z.string().optional(),
  caCrl: z.string().optional(),
  clientCertificate: z.string().optional(),
  credentialName: z.string().optional(),
  insecureSkipVerify: z.boolean().nullish(),
  mode: z.enum(['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL']).optional(),
  privateKey: z.string().optional(),
  sni: z.string().optional(),
  subjectAltNames: z.array(z.string()).optional(),
});

const perPort = {
  connectionPool: connectionPool.optional(),
  loadBalancer: loadBalancer.optional(),
  outlierDetection: outlierDetection.optional(),
  tls: tls.optional(),
};

/**
 * How connections to a destination are made: `trafficPolicy` of a DestinationRule and of its subsets.
 *
 * @internal
 */
export const trafficPolicy = z.strictObject({
  ...perPort,
  portLevelSettings: z
    .array(
      z.strictObject({
        ...perPort,
        port: z.strictObject({ number: z.int().optional() }).optional(),
      }),
    )
    .optional(),
  proxyProtocol: z
    .strictObject({ version: z.enum(['V1', 'V2']).optional() })
    .optional(),
  retryBudget: since(
    '1.27',
    z
      .strictObject({
        budgetInterval: since('1.31', z.string().optional()),
        minRetryConcurrency: z.int().optional(),
        percent: z.number().nullish(),
      })
      .optional(),
  ),
  tunnel: z
    .strictObject({
      protocol: z.string().optional(),
      targetHost: z.string(),
      targetPort: z.int(),
    })
    .optional(),
});

/**
 * A `trafficPolicy` as a type.
 *
 * @internal
 */
export type TrafficPolicy = z.infer<typeof trafficPolicy>;
