import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshProvider } from '../../provider';
import { Rule, RuleContext, RuleHit } from '../rule';
import { Behaviour } from './behaviour';
import { Call, CallGraph, callGraph } from './calls';
import { listed } from './phrase';
import { placeOf } from './place';
import { route, shopOfThree, yaml } from './exampleShop';

const times = (name: string, seconds: number) =>
  route(name, `      timeout: ${seconds}s\n      retries: { attempts: 0 }\n`);

type Limit = Behaviour & { timeout: number };

const unary = (behaviours: readonly Behaviour[]) =>
  behaviours.filter(({ operation }) => !operation.streaming);

/** The longest that anybody waits for a service; none where somebody waits without end, or nothing is known. */
function longest(behaviours: readonly Behaviour[]): Limit | null {
  const limited = unary(behaviours).filter(
    (behaviour): behaviour is Limit => behaviour.timeout !== null,
  );
  return limited.length === 0 || limited.length < unary(behaviours).length
    ? null
    : limited.reduce((a, b) => (b.timeout > a.timeout ? b : a));
}

const place = ({ source, entityRef, pointer }: Origin) =>
  source === 'default' ? source : `${source} ${entityRef} ${pointer}`;

/** One default or one line that sets both says nothing about the two. */
const isOneSetting = (a: Origin | null, b: Origin | null) =>
  a !== null && b !== null && place(a) === place(b);

function outlasts({ timeout, timeoutOrigin }: Behaviour, limit: Limit) {
  return (
    timeout === null ||
    timeout > limit.timeout ||
    (timeout === limit.timeout &&
      !isOneSetting(timeoutOrigin, limit.timeoutOrigin))
  );
}

function hitsOf(
  context: RuleContext,
  { services, offered }: CallGraph,
  { caller, callee, behaviours }: Call,
): RuleHit[] {
  const limit = longest(offered.get(caller) ?? []);
  const longer = limit
    ? unary(behaviours).filter(behaviour => outlasts(behaviour, limit))
    : [];
  if (!limit || longer.length === 0) {
    return [];
  }
  const at = placeOf(context, services.get(callee)!, 'resilience.timeout');
  if (!at) {
    return [];
  }
  const waits = longer.some(({ timeout }) => timeout === null)
    ? 'without end'
    : `up to ${Math.max(...longer.map(({ timeout }) => timeout!))} ms`;
  const [{ timeoutOrigin }] = longer;
  return [
    {
      ...at,
      message: `${caller} waits ${waits} for ${callee} (${listed(
        longer.map(({ operation }) => operation.id),
      )}), and its own callers give up after ${
        limit.timeout
      } ms: what is done after that is done for nobody. Give ${callee} less time, or ${caller} more.`,
      params: { caller, callee, callerTimeout: limit.timeout },
      entityRef: callee,
      ...(timeoutOrigin ? { origin: timeoutOrigin } : {}),
    },
  ];
}

/**
 * A callee that is given as much time as the caller has.
 *
 * @internal
 */
export const timeoutExceedsCaller = (
  providers: readonly MeshProvider[],
): Rule => ({
  code: 'resilience/timeout-exceeds-caller',
  title: 'A callee has less time than its caller',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: "Once the caller's own caller has given up, the callee works for nobody, and in an outage that is what keeps it from recovering (Site Reliability Engineering, chapter 22, on deadlines).",
  equivalents: [],
  example: {
    bad: yaml(...shopOfThree, times('basket', 1), times('orders', 5)),
    good: yaml(...shopOfThree, times('basket', 5), times('orders', 1)),
  },
  check: context => {
    const graph = callGraph(context, providers);
    return graph.calls.flatMap(call => hitsOf(context, graph, call));
  },
});
