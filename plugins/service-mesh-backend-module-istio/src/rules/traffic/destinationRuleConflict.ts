import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { items, members, textOf } from '../../lenient';
import { identityOf, titleOf } from '../documents';
import {
  grouped,
  HostRule,
  hostRules,
  mutualForMany,
  rulesNaming,
  seenTogether,
} from '../view';

const specOf = ({ document }: HostRule) => members(document.object.spec);
const namesOf = (rule: HostRule) =>
  items(specOf(rule).subsets).map(({ name }) => textOf(name));
const hasPolicy = (rule: HostRule) =>
  Object.keys(members(specOf(rule).trafficPolicy)).length > 0;

/** What two DestinationRules both say: the policy of the host, a subset, or one of them nothing that sets it apart. */
function clashOf(one: HostRule, other: HostRule) {
  const [own, others] = [namesOf(one), namesOf(other)];
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

const nameOf = (document: ManifestDocument) => {
  const { namespace, name } = identityOf(document.object);
  return `${namespace}/${name}`;
};

const severities = ['error', 'warning', 'info'];

/** The worst of some clashes; it stands for what Kiali says of any of them. */
function worst(found: readonly RuleHit[]): RuleHit[] {
  const isKiali = found.some(({ equivalents }) => equivalents === undefined);
  return [...found]
    .sort(
      (a, b) =>
        severities.indexOf(a.severity!) - severities.indexOf(b.severity!),
    )
    .slice(0, 1)
    .map(({ equivalents, ...hit }) =>
      isKiali ? hit : { ...hit, equivalents },
    );
}

/**
 * Those of a list that could clash with one of it: the first two of each like, so that there is another where there is one, and
 * a long list costs no more than a short one.
 */
function rivals(seen: readonly HostRule[]) {
  const likes = new Map<string, HostRule[]>();
  const add = (like: string, rule: HostRule) => {
    const known = likes.get(like) ?? [];
    if (known.length < 2) {
      likes.set(like, [...known, rule]);
    }
  };
  for (const rule of seen) {
    const subsets = namesOf(rule);
    add('any', rule);
    subsets.forEach(name => add(`subset ${name}`, rule));
    if (subsets.length === 0) {
      add('no subsets', rule);
    }
    if (hasPolicy(rule)) {
      add(`policy ${rule.namespace} ${rule.host}`, rule);
    }
  }
  return (one: HostRule): HostRule[] => {
    const subsets = namesOf(one);
    return [
      `policy ${one.namespace} ${one.host}`,
      ...subsets.map(name => `subset ${name}`),
      subsets.length === 0 ? 'any' : 'no subsets',
    ]
      .flatMap(like => likes.get(like) ?? [])
      .filter(other => other !== one);
  };
}

/** Most DestinationRules of wildcards that are held against those of one host. */
const MOST = 100;

/** The clashes among the DestinationRules of a host, and of each with those of wildcards around it. */
function clashes(context: RuleContext, group: readonly HostRule[]): RuleHit[] {
  const [{ host }] = group;
  const around = wildcardsOver(host)
    .flatMap(pattern => rulesNaming(context, pattern))
    .filter(rule => !mutualForMany(rule))
    .slice(0, MOST);
  return seenTogether(context, [...group, ...around]).flatMap(seen => {
    const rivalsOf = rivals(seen);
    return seen.flatMap(one =>
      worst(
        rivalsOf(one)
          .filter(other => one.host === host || other.host === host)
          .flatMap(other => hitOf(one, other)),
      ),
    );
  });
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
    const all = [...grouped(rules, ({ host }) => host).values()].flatMap(
      group => clashes(context, group),
    );
    // A wildcard clashes with many hosts, and many namespaces see one clash: each DestinationRule is told of once.
    return [
      ...grouped(all, ({ document }) => nameOf(document)).values(),
    ].flatMap(worst);
  },
};
