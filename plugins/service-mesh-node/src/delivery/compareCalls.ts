import {
  CallChange,
  CallLimits,
  KubernetesObject,
  LimitChange,
  Request,
  ServiceConfig,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RepresentativeRequest } from './requests';

/**
 * Judges a request by some manifests.
 *
 * @internal
 */
export type Judge = (
  objects: readonly KubernetesObject[],
  request: Request,
) => Verdict;

/** One request on both sides. */
interface Judged {
  asked: RepresentativeRequest;
  before: Verdict;
  after: Verdict;
}

const isThrough = ({ decision }: Verdict) =>
  decision === 'allow' || decision === 'audit-deny';

/** Adds to what has the same key, in the order of first appearance. */
function grouped<T, G>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
  start: (item: T) => G,
  add: (group: G, item: T) => void,
): G[] {
  const groups = new Map<string, G>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key) ?? start(item);
    groups.set(key, group);
    add(group, item);
  }
  return [...groups.values()];
}

type Decided = Pick<CallChange, 'caller' | 'before' | 'after' | 'endUser'> & {
  operation: string;
};

/** How one request is decided differently: alike with a token and without, or in one of the ways only. */
function differences(withToken: Judged, without: Judged): Decided[] {
  const [first, second] = [withToken, without].map(
    ({ asked, before, after }) => ({
      caller: asked.caller,
      operation: asked.operation,
      before: before.decision,
      after: after.decision,
    }),
  );
  const isSame = first.before === second.before && first.after === second.after;
  const all: Decided[] = isSame
    ? [{ ...first, endUser: 'any' }]
    : [
        { ...first, endUser: 'with' },
        { ...second, endUser: 'without' },
      ];
  return all.filter(({ before, after }) => before !== after);
}

const limitsOf = ({ timeout, retries }: Verdict): CallLimits => ({
  timeout,
  retries,
});

/** Names of the declared callers of some operations. */
function callersOf(
  { callers }: ServiceConfig['admission'],
  operations: readonly string[],
): string[] {
  return [
    ...new Set(
      callers
        .filter(
          ({ kind, operations: called }) =>
            kind !== 'everybody' &&
            (called === 'all' || called.some(id => operations.includes(id))),
        )
        .map(({ name }) => name),
    ),
  ];
}

/** Limits as the first party finds them that gets through on both sides. */
function limitChanges(
  judged: readonly Judged[],
  admission: ServiceConfig['admission'],
): LimitChange[] {
  const first = new Map<string, Judged>();
  for (const each of judged) {
    const { operation } = each.asked;
    if (
      !first.has(operation) &&
      isThrough(each.before) &&
      isThrough(each.after)
    ) {
      first.set(operation, each);
    }
  }
  const limits = [...first].map(([operation, { before, after }]) => ({
    operation,
    before: limitsOf(before),
    after: limitsOf(after),
  }));
  return grouped(
    limits.filter(
      ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
    ),
    ({ before, after }) => [before, after],
    ({ before, after }) => ({ before, after, operations: [] as string[] }),
    ({ operations }, { operation }) => operations.push(operation),
  ).map(change => ({
    ...change,
    callers: callersOf(admission, change.operations),
  }));
}

/**
 * What becomes of requests under two sets of manifests: which are decided differently, and which get other limits.
 *
 * @param claims - those of an end-user token that the mesh accepts
 * @internal
 */
export function compareCalls(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  requests: readonly RepresentativeRequest[],
  options: {
    judge: Judge;
    claims: Request['claims'];
    admission: ServiceConfig['admission'];
  },
): { calls: CallChange[]; limits: LimitChange[] } {
  const { judge, claims, admission } = options;
  const ask = (asked: RepresentativeRequest, token: Request['claims']) => {
    const request = { ...asked.request, claims: token };
    return {
      asked,
      before: judge(before, request),
      after: judge(after, request),
    };
  };
  const judged = requests.map(asked => {
    const without = ask(asked, null);
    return [claims === null ? without : ask(asked, claims), without] as const;
  });
  return {
    calls: grouped(
      judged.flatMap(([withToken, without]) => differences(withToken, without)),
      ({ caller, endUser, before: from, after: to }) => [
        caller.kind,
        caller.serviceAccount,
        endUser,
        from,
        to,
      ],
      ({ operation: _, ...change }) => ({
        ...change,
        operations: [] as string[],
      }),
      ({ operations }, { operation }) => operations.push(operation),
    ),
    limits: limitChanges(
      judged.map(([withToken]) => withToken),
      admission,
    ),
  };
}
