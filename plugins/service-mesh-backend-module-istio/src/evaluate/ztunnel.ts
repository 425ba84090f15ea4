import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../lenient';
import { Answer, known as answer } from './answer';
import { Known } from './workload';

/** What ztunnel, which looks at connections, cannot compare (Istio 1.29). */
const ofRequests = /^(requestPrincipals|remoteIpBlocks|hosts|methods|paths)$/;

/** The conditions that it can. */
const ofConnections = [
  'source.ip',
  'source.namespace',
  'source.principal',
  'destination.ip',
  'destination.port',
];

const isOfRequests = (field: string) =>
  ofRequests.test(
    field.replace(/^not([A-Z])/, (_, first: string) => first.toLowerCase()),
  );

function withoutRequests(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => !isOfRequests(key)),
  );
}

const isEmpty = (value: JsonObject) => Object.keys(value).length === 0;

/** A rule without what ztunnel leaves out. */
function reduced(rule: JsonObject): JsonObject {
  const from = items(rule.from).map(({ source }) => ({
    source: withoutRequests(members(source)),
  }));
  const to = items(rule.to).map(({ operation }) => ({
    operation: withoutRequests(members(operation)),
  }));
  const when = items(rule.when).filter(({ key }) =>
    ofConnections.includes(String(key)),
  );
  return { from, to, when };
}

const saysNothing = ({ from, to, when }: JsonObject) =>
  items(from).every(({ source }) => isEmpty(members(source))) &&
  items(to).every(({ operation }) => isEmpty(members(operation))) &&
  items(when).length === 0;

function asksAboutRequests(rule: JsonObject): boolean {
  return (
    [
      ...items(rule.from).map(({ source }) => members(source)),
      ...items(rule.to).map(({ operation }) => members(operation)),
    ].some(fields => Object.keys(fields).some(isOfRequests)) ||
    items(rule.when).some(({ key }) => !ofConnections.includes(String(key)))
  );
}

/**
 * The rules of a policy as ztunnel enforces them. It drops a rule of ALLOW that asks about requests, which admits less; of
 * a rule of DENY it leaves that part out, which denies more, and drops one of which nothing is left.
 *
 * @internal
 */
export function rulesAtZtunnel(
  rules: readonly JsonObject[],
  action: unknown,
): JsonObject[] {
  return rules.flatMap(rule => {
    if (!asksAboutRequests(rule)) {
      return [rule];
    }
    const rest = reduced(rule);
    return action === 'DENY' && !saysNothing(rest) ? [rest] : [];
  });
}

/** The first release whose ztunnel does not enforce a policy on trial. */
const FIRST_TO_TRY = 29;

/**
 * Whether ztunnel leaves a policy on trial unenforced; before Istio 1.29 it knew no trials.
 *
 * @internal
 */
export function ztunnelTries({ version }: Known): Answer {
  const minor = /^1\.(\d+)/.exec(version ?? '')?.[1];
  return minor === undefined
    ? 'unknown'
    : answer(Number(minor) >= FIRST_TO_TRY);
}
