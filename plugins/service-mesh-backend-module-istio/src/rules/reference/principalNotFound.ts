import {
  isRendered,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { GatewayApiGateway } from '../../kinds';
import { members } from '../../lenient';
import {
  policiesOf,
  PolicyValue,
  PolicyView,
  valuesIn,
} from '../authorization';
import { documentsOf, identityOf } from '../documents';
import { accountOf } from '../serviceAccounts';
import {
  allWorkloads,
  holdsWorkloads,
  meshSettings,
  namespacesOf,
  perContext,
} from '../view';
import { hasIdleWildcard } from '../wildcard';

/** The service accounts that the input tells of, as `namespace/name`; each namespace has one named `default`. */
const accountsOf = perContext<ReadonlySet<string>>(
  context =>
    new Set([
      ...[...namespacesOf(context).keys()].map(name => `${name}/default`),
      ...context.ofKind('ServiceAccount').map(({ object }) => {
        const { name, namespace } = identityOf(object);
        return `${namespace}/${name}`;
      }),
      ...allWorkloads(context).map(
        ({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`,
      ),
      // Istio makes the account of a Gateway: of its name for a waypoint, else with the class behind it.
      ...documentsOf(context, GatewayApiGateway).flatMap(({ object }) => {
        const { name, namespace } = identityOf(object);
        const { gatewayClassName } = members(object.spec);
        return [
          `${namespace}/${name}`,
          `${namespace}/${name}-${gatewayClassName}`,
        ];
      }),
    ]),
);

/** Whatever the mesh is called, cluster.local means it (Istio: AuthorizationPolicy, trust domain migration). */
const trustDomainsOf = (context: RuleContext) => [
  ...meshSettings(context).trustDomains,
  'cluster.local',
];

const reversed = (text: string) => [...text].reverse().join('');

interface Asked {
  /** As `namespace/name`; `null` for a pattern, which may mean several. */
  account: string | null;
  /** What is not known of the domain; `null` for one of this mesh. */
  domain: string | null;
  exists: boolean;
}

/** The service accounts as principals write them, in order, and once more with each of them backwards. */
const principalsOf = perContext(context => {
  const principals = trustDomainsOf(context).flatMap(domain =>
    [...accountsOf(context)].map(account => {
      const [namespace, name] = account.split('/');
      return `${domain}/ns/${namespace}/sa/${name}`;
    }),
  );
  return {
    principals: principals.sort(),
    backwards: principals.map(reversed).sort(),
  };
});

/** Whether a text of a sorted list begins with another. */
function someBeginWith(sorted: readonly string[], start: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return sorted[low]?.startsWith(start) ?? false;
}

/** Most patterns with a wildcard that is none for which all service accounts are looked at; more are taken to mean some. */
const MOST = 100;

const looked = perContext(() => new Map<string, boolean>());

/** Whether all parts of a pattern stand in some service account: that a wildcard is none where it stands is said by another rule. */
function mayMeanSome(context: RuleContext, pattern: string): boolean {
  const known = looked(context);
  const before = known.get(pattern);
  if (before !== undefined || known.size >= MOST) {
    return before ?? true;
  }
  const parts = [...new Set(pattern.split('*'))];
  const found = principalsOf(context).principals.some(principal =>
    parts.every(part => principal.includes(part)),
  );
  known.set(pattern, found);
  return found;
}

/** Whether a pattern matches a service account, or is meant to. */
function meansSome(context: RuleContext, pattern: string): boolean {
  if (hasIdleWildcard(pattern)) {
    return mayMeanSome(context, pattern);
  }
  const { principals, backwards } = principalsOf(context);
  return pattern.endsWith('*')
    ? someBeginWith(principals, pattern.slice(0, -1))
    : someBeginWith(backwards, reversed(pattern.slice(1)));
}

function asked(
  context: RuleContext,
  { value, field, pointer }: PolicyValue,
  home: string,
): Asked {
  if (value.includes('*')) {
    return { account: null, domain: null, exists: meansSome(context, value) };
  }
  const [domain] = /^.+?(?=\/ns\/)/.exec(value) ?? [''];
  const account = accountOf({ value, field, pointer }, home);
  const isOurs =
    field !== 'principals' || trustDomainsOf(context).includes(domain);
  return {
    account,
    domain: isOurs || domain === '' ? null : domain,
    exists: account !== null && isOurs && accountsOf(context).has(account),
  };
}

function hitFor(
  context: RuleContext,
  { document, name, namespace }: PolicyView,
  value: PolicyValue,
): RuleHit | null {
  const { account, domain, exists } = asked(context, value, namespace);
  if (exists) {
    return null;
  }
  const hit = { document, pointer: value.pointer };
  const params = { name, principal: value.value };
  if (domain !== null) {
    return {
      ...hit,
      message: `AuthorizationPolicy ${name} names a caller of the trust domain ${domain}, which the mesh does not know.`,
      params,
      equivalents: ['KIA0108'],
      ...(meshSettings(context).isGiven
        ? {}
        : undecided('needs the trust domains of MeshConfig')),
    };
  }
  const [accountNamespace, accountName] = account?.split('/') ?? [];
  const isHeld =
    context.closedWorld ||
    (account !== null &&
      holdsWorkloads(context, accountNamespace) &&
      // An account that names no namespace may be meant for this one.
      !accountsOf(context).has(`/${accountName}`));
  return {
    ...hit,
    message: `AuthorizationPolicy ${name} names the caller ${
      value.value
    }, which is no service account${isHeld ? '' : ' here'}.`,
    params,
    equivalents: ['KIA0106'],
    ...(isHeld ? {} : undecided('needs the service accounts of the callers')),
  };
}

/**
 * The callers that an AuthorizationPolicy names exist.
 *
 * @internal
 */
export const principalNotFound: Rule = {
  code: 'reference/principal-not-found',
  title: 'The service accounts of callers exist',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'The identity of a caller is <trust domain>/ns/<namespace>/sa/<service account>: one that no workload runs under never calls, and the caller that was meant is not matched (Istio: AuthorizationPolicy).',
  equivalents: ['KIA0106', 'KIA0108'],
  example: {
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: basket, namespace: shop }
spec:
  selector: { matchLabels: { app: basket } }
  template:
    metadata: { labels: { app: basket } }
    spec: { serviceAccountName: basket, containers: [{ name: basket, image: 'basket:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/baskets] } }]
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: basket, namespace: shop }
spec:
  selector: { matchLabels: { app: basket } }
  template:
    metadata: { labels: { app: basket } }
    spec: { serviceAccountName: basket, containers: [{ name: basket, image: 'basket:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/basket] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(policy => {
      const found = policy.sources
        .flatMap(part => valuesIn(part, ['principals', 'serviceAccounts']))
        .flatMap(value => hitFor(context, policy, value) ?? [])
        .filter(
          hit =>
            hit.undecided === undefined ||
            !isRendered(context, policy.document),
        );
      const needs = new Set<string>();
      return found.filter(({ undecided: need }) => {
        const isFirst = need === undefined || !needs.has(need);
        needs.add(need ?? '');
        return isFirst;
      });
    });
  },
};
