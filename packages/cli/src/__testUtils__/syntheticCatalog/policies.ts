import { pick, Random } from './random';

const durations = ['100ms', '1s', '30s', '2m', '1h'];

const conditions = [
  'connect-failure',
  'refused-stream',
  'reset-before-request',
  'gateway-error',
  '5xx',
  '429',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];

/** Every setting that a service may have, each with values to choose from. */
const settings: Record<string, (random: Random) => unknown> = {
  'traffic.weights': random => {
    const share = pick(random, 0, 1, 10, 50, 100);
    return { v1: 100 - share, v2: share };
  },
  'traffic.match': random => [
    pick(
      random,
      { header: 'X-Beta', value: 'true', to: 'v2' },
      { cookie: 'group', value: 'a.b', to: 'v2' },
      { header: 'x-name', value: 'größe', to: 'v1' },
    ),
    { header: 'x-canary', value: '1', to: 'v2' },
  ],
  'traffic.weightsOwner': random =>
    pick(random, 'self', 'argo-rollouts', 'flagger'),
  'traffic.mirror.to': random => pick(random, 'v1', 'v2', 'v3'),
  'traffic.mirror.percent': random => pick(random, 0, 0.5, 5, 100),
  'traffic.loadBalancing.algorithm': random =>
    pick(random, 'least-request', 'round-robin', 'random'),
  'traffic.loadBalancing.warmup': random => pick(random, ...durations),
  'traffic.loadBalancing.locality': random =>
    pick(random, 'prefer-close', 'any'),
  'traffic.fault.delay.percent': random => pick(random, 0, 0.01, 50, 100),
  'traffic.fault.delay.fixed': random => pick(random, ...durations),
  'resilience.timeout': random => pick(random, 'none', ...durations),
  'resilience.undescribed': random => pick(random, 'careful', 'alike'),
  'resilience.retries.attempts': random => pick(random, 0, 1, 3, 10),
  'resilience.retries.perTryTimeout': random => pick(random, ...durations),
  'resilience.retries.on': random => {
    const chosen = conditions.filter(() => random() < 0.3);
    return chosen.length ? chosen : ['connect-failure'];
  },
  'resilience.retries.budget': random => pick(random, 0, 12.5, 20, 100),
  'resilience.circuitBreaker.consecutiveErrors': random => pick(random, 1, 5),
  'resilience.circuitBreaker.interval': random => pick(random, ...durations),
  'resilience.circuitBreaker.ejection': random => pick(random, ...durations),
  'resilience.circuitBreaker.maxConnections': random => pick(random, 1, 1000),
  'resilience.circuitBreaker.maxPendingRequests': random => pick(random, 1, 99),
  'resilience.rateLimit.requestsPerSecond': random => pick(random, 1, 1000),
  'security.mtls': random => pick(random, 'strict', 'permissive'),
  'security.callers.mode': random =>
    pick(random, 'declared', 'declared', 'none', 'any'),
  'security.callers.additional': random =>
    pick(
      random,
      [{ serviceAccount: 'batch/nightly' }],
      [{ cidr: '10.0.0.0/8' }, { cidr: 'fd00::/8' }],
      [{ serviceAccount: 'batch/probe', paths: ['/ready', '/items-1'] }],
    ),
  'security.callers.granularity': random =>
    pick(random, 'service', 'operation'),
  'security.endUser.require': random =>
    pick(random, 'edge', 'everywhere', 'never'),
  'security.egress': random => pick(random, 'declared', 'any'),
  'observability.tracing.sampling': random => pick(random, 0, 0.1, 100),
  'observability.tracing.tags': () => ({ team: 'a', 'cost center': '7' }),
  'observability.accessLog': random => pick(random, 'off', 'errors', 'all'),
  'observability.metrics.tags': () => ({ method: 'request.method' }),
  'observability.slo.availability': random => pick(random, 99, 99.95),
  'observability.slo.latency': random => pick(random, ...durations),
};

/**
 * Settings of a service by the names of their leaves, each of all that there are with even odds of one to three.
 *
 * @internal
 */
export function variedPolicy(random: Random): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([leaf, value]) =>
      random() < 0.25 ? [[leaf, value(random)]] : [],
    ),
  );
}

/**
 * What an exposed service says of its ingress.
 *
 * @internal
 */
export function variedIngress(i: number, random: Random): object {
  return {
    hosts: [
      `service-${i}.example.com`,
      ...(random() < 0.2 ? ['*.shop.example.com'] : []),
    ],
    ...(random() < 0.8 ? { gateway: 'Gateway/istio-ingress/public' } : {}),
    ...(random() < 0.3 ? { createGateway: true } : {}),
    ...(random() < 0.3
      ? {
          rewrite: pick<object>(
            random,
            { prefix: '/shop' },
            { prefix: '/shop', to: '/v1/' },
            { authority: 'inner' },
          ),
        }
      : {}),
    ...(random() < 0.3
      ? {
          redirects: [
            {
              from: '/old',
              to: '/new',
              code: pick(random, 301, 302, 303, 307, 308),
            },
          ],
        }
      : {}),
    ...(random() < 0.3
      ? {
          cors: {
            allowOrigins: [
              pick(
                random,
                '*',
                'https://shop.example.com',
                'https://*.example.com',
              ),
            ],
            allowMethods: ['GET', 'POST'],
            allowHeaders: ['x-shop'],
            exposeHeaders: ['x-shop'],
            maxAge: pick(random, '10m', '500ms'),
            allowCredentials: random() < 0.5,
          },
        }
      : {}),
  };
}
