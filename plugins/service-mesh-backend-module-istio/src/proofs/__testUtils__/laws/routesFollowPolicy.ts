import { durationMs } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { judged } from '../requests';
import {
  Law,
  meantBy,
  readsHttp,
  requestsFor,
  undescribedRequests,
} from './law';
import { isLost } from './losses';

const proven = ['connect-failure', 'refused-stream', 'reset-before-request'];

type Resolved = Parameters<Law>[0]['service']['input']['policy']['catchAll'];

function timeoutIn(policy: Resolved): number | null {
  const { value = 'none' } = policy['resilience.timeout'] ?? {};
  return value === 'none' ? null : durationMs(value);
}

function retriesIn(policy: Resolved) {
  const attempts = policy['resilience.retries.attempts']?.value ?? 0;
  const on = policy['resilience.retries.on']?.value ?? [];
  return attempts === 0 || on.length === 0
    ? { attempts: 0, on: [] as string[] }
    : { attempts, on: on as string[] };
}

/** Statuses by which an HTTPRoute says a condition. */
const statuses: Record<string, string[]> = {
  'gateway-error': ['502', '503', '504'],
  '429': ['429'],
};

/** Conditions that come with any retries of an HTTPRoute. */
const inevitable = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
];

/** Whether retries say what is wanted, as a VirtualService or, for what may be repeated, as an HTTPRoute does. */
function say(
  actual: { attempts: number; on: string[] },
  wanted: { attempts: number; on: string[] },
): boolean {
  const spelled = wanted.on.flatMap(
    condition => statuses[condition] ?? [condition],
  );
  const added = actual.on.filter(each => !spelled.includes(each));
  return (
    actual.attempts === wanted.attempts &&
    (JSON.stringify(actual.on) === JSON.stringify(wanted.on) ||
      (spelled.every(each => actual.on.includes(each)) &&
        added.every(each => inevitable.includes(each))))
  );
}

/**
 * Every request takes a route with the time limit and retries that the policy has for what it means, or a loss tells of it. Time
 * limits on streams and retries beyond those that are safe for an unsafe operation come from settings of that operation only.
 *
 * @internal
 */
export const routesFollowPolicy: Law = subject => {
  const { name, service } = subject;
  const { service: model, policy } = service.input;
  const isRouted =
    readsHttp(subject) &&
    policy.service['traffic.weightsOwner']?.value !== 'flagger' &&
    model.ports.value.some(({ protocol }) => protocol !== 'tcp');
  if (!isRouted) {
    return [];
  }
  return [...requestsFor(subject), ...undescribedRequests(subject)].flatMap(
    asked => {
      const verdict = judged(subject, { ...asked, caller: 'shop/tester' });
      const request = { ...asked, caller: 'shop/tester' };
      // A denied request tells no route.
      if (verdict.decision !== 'allow' && verdict.decision !== 'audit-deny') {
        return [];
      }
      const meant = meantBy(model, asked);
      const subjects = meant.length
        ? meant.map(operation => ({
            operation,
            resolved: policy.operations[operation.id],
          }))
        : [{ operation: null, resolved: policy.catchAll }];
      const lost = (leaf: string) =>
        subjects.some(({ operation }) => isLost(service, leaf, operation));
      const retries = {
        attempts: verdict.retries?.attempts ?? 0,
        on: verdict.retries?.on ?? [],
      };
      const isTimely = subjects.some(
        ({ resolved }) => timeoutIn(resolved) === verdict.timeout,
      );
      const isRetried = subjects.some(({ resolved }) =>
        say(retries, retriesIn(resolved)),
      );
      const isOwn = (leaf: string) =>
        subjects.some(
          ({ operation }) => operation && subject.isSetFor(operation, leaf),
        );
      const wrong: [boolean, string][] = [
        [
          !isTimely && !lost('resilience'),
          'the time limit is not that of the policy',
        ],
        [
          !isRetried && !lost('resilience'),
          'the retries are not those of the policy',
        ],
        [
          verdict.timeout !== null &&
            !subjects.some(
              ({ operation }) => operation && !operation.streaming,
            ) &&
            !isOwn('resilience.timeout'),
          'a stream or the catch-all has a time limit',
        ],
        [
          retries.attempts > 0 &&
            retries.on.some(condition => !proven.includes(condition)) &&
            !subjects.some(({ operation }) => operation?.idempotent) &&
            !isOwn('resilience.retries.on'),
          'an unsafe request is sent again although it may have been processed',
        ],
      ];
      return wrong
        .filter(([isWrong]) => isWrong)
        .map(([, broken]) => ({
          broken,
          name,
          request,
          meant: meant.map(({ id }) => id),
          wanted: subjects.map(({ resolved }) => ({
            timeout: timeoutIn(resolved),
            retries: retriesIn(resolved),
          })),
          timeout: verdict.timeout,
          retries,
          route: verdict.route,
        }));
    },
  );
};
