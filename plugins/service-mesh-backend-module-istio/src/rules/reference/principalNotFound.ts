import {
  isGenerated,
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

function asked(
  context: RuleContext,
  { value, field, pointer }: PolicyValue,
  home: string,
): Asked {
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
  const [domain] = /^.+?(?=\/ns\/)/.exec(value) ?? [''];
  const account = accountOf({ value, field, pointer }, home);
  const isOurs = field !== 'principals' || domains.includes(domain);
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
        .flatMap(value => hitFor(context, policy, value) ?? [])
        .filter(
          hit =>
            hit.undecided === undefined || !isGenerated(policy.document.object),
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
