import { MeshProvider } from '../../provider';
import { Rule, RuleHit } from '../rule';
import { callGraph } from './calls';
import { steepestPaths } from './callPaths';
import { placeOf } from './place';
import { route, shopOfThree, yaml } from './exampleShop';

/** More calls of the last callee for one of the first are an error. */
const MAX_PRODUCT = 10;

/** Reads are repeated, and nothing else. */
const retried = (name: string, seconds: number, attempts: number) =>
  route(
    name,
    `      match: [{ method: { exact: GET } }]
      timeout: ${seconds}s
      retries: ${
        attempts > 0
          ? `{ attempts: ${attempts}, perTryTimeout: 1s, retryOn: gateway-error }`
          : '{ attempts: 0 }'
      }
    - route:
        - destination: { host: ${name}.shop.svc.cluster.local }
      timeout: ${seconds}s
      retries: { attempts: 0 }
`,
  );

/** Services of a path that a message names. */
const MAX_NAMED = 6;

function spell(services: readonly string[]): string {
  const shown =
    services.length > MAX_NAMED
      ? [...services.slice(0, 2), '…', ...services.slice(3 - MAX_NAMED)]
      : services;
  return shown.join(' → ');
}

/**
 * Retries on several hops of one path of calls.
 *
 * @internal
 */
export const retryAmplification = (
  providers: readonly MeshProvider[],
): Rule => ({
  code: 'resilience/retry-amplification',
  title: 'Retries are made on one hop of a path of calls',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Tries multiply along a path: where each of three hops tries four times, the last service is called 64 times for one request, most of all when it fails (Site Reliability Engineering, chapters 21 and 22). Hops with a retry budget, retries that prove the request was not processed and the built-in defaults do not count.',
  equivalents: [],
  example: {
    bad: yaml(...shopOfThree, retried('basket', 9, 3), retried('orders', 5, 3)),
    good: yaml(
      ...shopOfThree,
      retried('basket', 9, 1),
      retried('orders', 5, 0),
    ),
  },
  check: context => {
    const { services, calls } = callGraph(context, providers);
    const steps = calls
      .map(({ caller, callee, behaviours }) => ({
        from: caller,
        to: callee,
        tries: Math.max(1, ...behaviours.map(({ tries }) => tries)),
      }))
      .filter(({ tries }) => tries > 1);
    return steepestPaths(steps).flatMap(({ services: path, product }) => {
      const last = path[path.length - 1];
      const at = placeOf(
        context,
        services.get(last)!,
        'resilience.retries.attempts',
      );
      const hit: RuleHit[] = at
        ? [
            {
              ...at,
              message: `Retries on ${
                path.length - 1
              } hops call ${last} up to ${product} times for one request: ${spell(
                path,
              )}. Retry on the first hop only, or give each a budget.`,
              params: { product, hops: path.length - 1 },
              entityRef: last,
              ...(product > MAX_PRODUCT ? { severity: 'error' } : {}),
            },
          ]
        : [];
      return hit;
    });
  },
});
