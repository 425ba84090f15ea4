import {
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  policiesOf,
  PolicyValue,
  PolicyView,
  valuesIn,
} from '../authorization';
import { identityOf } from '../documents';
import {
  allWorkloads,
  holdsWorkloads,
  meshSettings,
  namespacesOf,
  perContext,
} from '../view';
import { hasIdleWildcard, matchesValue } from '../wildcard';

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
    ]),
);

interface Asked {
  /** As `namespace/name`; `null` for a pattern, which may mean several. */
  account: string | null;
  /** What is not known of the domain; `null` for one of this mesh. */
  domain: string | null;
  exists: boolean;
}

/** Whether a pattern matches, or is meant to: that a wildcard stands where it is none is said by another rule. */
function mayMean(pattern: string, text: string): boolean {
  return hasIdleWildcard(pattern)
    ? pattern.split('*').every(part => text.includes(part))
    : matchesValue(pattern, text);
}

function principal(context: RuleContext, value: string): Asked {
  // Whatever the mesh is called, cluster.local means it (Istio: AuthorizationPolicy, trust domain migration).
  const domains = [...meshSettings(context).trustDomains, 'cluster.local'];
  if (value.includes('*')) {
    const exists = [...accountsOf(context)].some(account => {
      const [namespace, name] = account.split('/');
      return domains.some(domain =>
        mayMean(value, `${domain}/ns/${namespace}/sa/${name}`),
      );
    });
    return { account: null, domain: null, exists };
  }
  const [, domain = '', namespace, name] =
    /^(.+?)\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(value) ?? [];
  const account = namespace && name ? `${namespace}/${name}` : null;
  return {
    account,
    domain: domain === '' || domains.includes(domain) ? null : domain,
    exists:
      account !== null &&
      domains.includes(domain) &&
      accountsOf(context).has(account),
  };
}

function asked(
  context: RuleContext,
  { value, field }: PolicyValue,
  home: string,
): Asked {
  if (field === 'principals') {
    return principal(context, value);
  }
  const account = value.includes('/') ? value : `${home}/${value}`;
  return { account, domain: null, exists: accountsOf(context).has(account) };
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
  const isHeld =
    context.closedWorld ||
    (account !== null && holdsWorkloads(context, account.split('/')[0]));
  return {
    ...hit,
    message: `AuthorizationPolicy ${name} names the caller ${value.value}, and no service account is it.`,
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
        .flatMap(value => hitFor(context, policy, value) ?? []);
      const needs = new Set<string>();
      return found.filter(({ undecided: need }) => {
        const isFirst = need === undefined || !needs.has(need);
        needs.add(need ?? '');
        return isFirst;
      });
    });
  },
};
