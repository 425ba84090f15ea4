import {
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { items, members } from '../../lenient';
import { identityOf, titleOf } from '../documents';
import {
  HostRule,
  hostRules,
  mutualForMany,
  rulesNaming,
  seenTogether,
} from '../view';

const specOf = ({ document }: HostRule) => members(document.object.spec);
const subsetsOf = (rule: HostRule) =>
  items(specOf(rule).subsets).map(({ name }) => String(name));
const hasPolicy = (rule: HostRule) =>
  Object.keys(members(specOf(rule).trafficPolicy)).length > 0;

/** What two DestinationRules both say: the policy of the host, a subset, or one of them nothing that sets it apart. */
function clashOf(one: HostRule, other: HostRule) {
  const [own, others] = [subsetsOf(one), subsetsOf(other)];
  const subset = own.find(name => others.includes(name));
  const isMerged = one.host === other.host && one.namespace === other.namespace;
  if (isMerged && hasPolicy(one) && hasPolicy(other)) {
    return {
      what: 'both set the policy of the host, and the first one counts',
      severity: 'error' as const,
      isKiali: subset !== undefined || own.length * others.length === 0,
    };
  }
  if (subset !== undefined) {
    return {
      what: `both define subset '${subset}'`,
      severity:
        one.host === other.host ? ('warning' as const) : ('info' as const),
      isKiali: true,
    };
  }
  return own.length * others.length === 0
    ? {
        what: isMerged
          ? 'they are merged'
          : 'a caller gets the one that is nearer to it, and not both',
        severity: 'info' as const,
        isKiali: true,
      }
    : null;
}

function hitOf(one: HostRule, other: HostRule): RuleHit[] {
  const clash = clashOf(one, other);
  return clash
    ? [
        {
          document: one.document,
          pointer: '/spec/host',
          message: `${titleOf(one.document)} and ${titleOf(
            other.document,
          )} are for ${
            one.host === other.host
              ? one.written
              : `${one.written} and ${other.written}`
          }: ${clash.what}.`,
          params: {
            name: identityOf(one.document.object).name,
            host: one.host,
          },
          related: [{ document: other.document, pointer: '/spec/host' }],
          severity: clash.severity,
          ...(clash.isKiali ? {} : { equivalents: [] }),
        },
      ]
    : [];
}

const severities = ['error', 'warning', 'info'];

/** The worst clash of each DestinationRule of a group with another of it. */
function worst(found: readonly RuleHit[]): RuleHit[] {
  return [...found]
    .sort(
      (a, b) =>
        severities.indexOf(a.severity!) - severities.indexOf(b.severity!),
    )
    .slice(0, 1);
}

function clashes(context: RuleContext, one: HostRule): RuleHit[] {
  const near = [one.host, ...wildcardsOver(one.host)]
    .flatMap(host => rulesNaming(context, host))
    .filter(other => other !== one && !mutualForMany(other));
  return worst(
    near
      .filter(other => seenTogether(context, [one, other]).length > 0)
      .flatMap(other => hitOf(one, other)),
  );
}

/** A wildcard is told of the first of those that it is around. */
function aroundOthers(
  context: RuleContext,
  rules: readonly HostRule[],
  told: ReadonlySet<unknown>,
): RuleHit[] {
  const first = new Map<HostRule, RuleHit>();
  for (const one of rules) {
    for (const pattern of wildcardsOver(one.host)) {
      for (const wide of rulesNaming(context, pattern)) {
        if (
          !first.has(wide) &&
          !told.has(wide.document) &&
          !mutualForMany(wide) &&
          seenTogether(context, [wide, one]).length > 0
        ) {
          hitOf(wide, one).forEach(hit => first.set(wide, hit));
        }
      }
    }
  }
  return [...first.values()];
}

/**
 * A host has one DestinationRule that says a thing of it.
 *
 * @internal
 */
export const destinationRuleConflict: Rule = {
  code: 'traffic/destination-rule-conflict',
  title: 'DestinationRules of one host do not say the same thing twice',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio merges the DestinationRules that a namespace has for one host: of two policies of the host, and of two subsets of one name, the first counts and the other is dropped without a word. Those of other namespaces and of wildcards are not merged: the nearest one to the caller counts (Istio, traffic management best practices; Kiali KIA0201).',
  equivalents: ['KIA0201'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders-pool, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer: { simple: RANDOM }
    connectionPool: { tcp: { maxConnections: 100 } }
`,
  },
  check(context) {
    const rules = hostRules(context).filter(rule => !mutualForMany(rule));
    const found = rules.flatMap(rule => clashes(context, rule));
    const told = new Set(found.map(({ document }) => document));
    return [...found, ...aroundOthers(context, rules, told)];
  },
};
