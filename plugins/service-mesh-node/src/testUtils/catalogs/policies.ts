import { Choices } from './choices';

/** Settings that any level may hold, the operation included. */
const everywhere: Record<string, readonly unknown[]> = {
  'resilience.timeout': ['5s', '90s', '1500ms', 'none'],
  'resilience.retries.attempts': [3, 0, 1],
  'resilience.retries.perTryTimeout': ['1s', '250ms'],
  'resilience.retries.on': [
    ['gateway-error'],
    ['connect-failure', '5xx'],
    ['reset-before-request', 'refused-stream'],
    ['unavailable', 'cancelled', '429'],
  ],
  'resilience.retries.budget': [20],
  'resilience.rateLimit.requestsPerSecond': [100],
  'security.callers.granularity': ['operation', 'service'],
  'security.endUser.require': ['everywhere', 'never', 'edge'],
};

/** Settings of a whole service, and of all levels above it. */
const whole: Record<string, readonly unknown[]> = {
  'traffic.loadBalancing.algorithm': ['round-robin'],
  'resilience.circuitBreaker.consecutiveErrors': [5],
  'resilience.circuitBreaker.maxConnections': [100],
  'security.mtls': ['permissive', 'strict'],
  'observability.accessLog': ['errors'],
};

/** Settings that speak of one component's versions, faults, callers and calls. */
const ofComponents: Record<string, readonly unknown[]> = {
  'traffic.weights': [{ v1: 90, v2: 10 }],
  'traffic.match': [[{ header: 'X-Beta', value: 'true', to: 'v2' }]],
  'traffic.mirror.to': ['v2'],
  'traffic.mirror.percent': [100, 5],
  'traffic.weightsOwner': ['self', 'argo-rollouts', 'flagger'],
  'traffic.fault.delay.fixed': ['2s'],
  'security.callers.mode': ['declared', 'none', 'any'],
  'security.callers.additional': [
    [{ serviceAccount: 'batch/nightly' }],
    [{ serviceAccount: 'batch/nightly', paths: ['/batch', '/a/{x}'] }],
    [{ cidr: '10.0.0.0/8' }],
    [{ serviceAccount: 'batch/nightly' }, { cidr: '10.0.0.0/8' }],
  ],
  'security.egress': ['declared', 'any'],
};

/**
 * Where policy is set.
 *
 * @public
 */
export type TestPolicyLevel = 'above' | 'component' | 'operation';

function leavesOf(level: TestPolicyLevel) {
  switch (level) {
    case 'operation':
      return everywhere;
    case 'above':
      return { ...everywhere, ...whole };
    default:
      return { ...everywhere, ...whole, ...ofComponents };
  }
}

/**
 * Settings by leaf, few of those that a level may hold.
 *
 * @public
 */
export function testSettings(
  choices: Choices,
  level: TestPolicyLevel,
): Record<string, unknown> {
  const settings = Object.entries(leavesOf(level)).flatMap(
    ([leaf, values]): [string, unknown][] =>
      choices.oneIn(level === 'operation' ? 12 : 7)
        ? [[leaf, choices.pick(values)]]
        : [],
  );
  return Object.fromEntries(settings);
}

/**
 * Settings as the annotations that make them.
 *
 * @public
 */
export function testSettingAnnotations(
  settings: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([leaf, value]) => [
      `policy.${leaf}`,
      JSON.stringify(value),
    ]),
  );
}

/**
 * Settings as the tree that app-config and definitions hold.
 *
 * @public
 */
export function testSettingTree(
  settings: Record<string, unknown>,
): Record<string, unknown> {
  const tree: Record<string, any> = {};
  for (const [leaf, value] of Object.entries(settings)) {
    const path = leaf.split('.');
    const last = path.pop()!;
    const parent = path.reduce((node, key) => (node[key] ??= {}), tree);
    parent[last] = value;
  }
  return tree;
}
