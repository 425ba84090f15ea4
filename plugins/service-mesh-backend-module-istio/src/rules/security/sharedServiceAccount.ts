import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, valuesIn } from '../authorization';
import { accountOf } from '../serviceAccounts';
import { allWorkloads, perContext, Workload } from '../view';

/** What a workload is by the labels in use for that; versions of one application share it. */
function applicationOf({ labels, name }: Workload): string {
  return labels.app ?? labels['app.kubernetes.io/name'] ?? name;
}

/** The applications that run under a service account, by `namespace/name` of the account. */
const applications = perContext<ReadonlyMap<string, ReadonlySet<string>>>(
  context => {
    const found = new Map<string, Set<string>>();
    for (const workload of allWorkloads(context)) {
      const account = `${workload.namespace}/${workload.serviceAccount}`;
      const known = found.get(account) ?? new Set();
      known.add(applicationOf(workload));
      found.set(account, known);
    }
    return found;
  },
);

/**
 * A caller that a policy names has its service account for itself.
 *
 * @internal
 */
export const sharedServiceAccount: Rule = {
  code: 'security/shared-service-account',
  title: 'A caller has its service account for itself',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'The identity of a workload is its service account: what is allowed to one that shares it, as all do that name none and run under default, is allowed to the others (Istio, security best practices).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Pod
metadata: { name: basket, namespace: shop, labels: { app: basket } }
spec: { containers: [{ name: basket, image: 'basket:1' }] }
---
apiVersion: v1
kind: Pod
metadata: { name: search, namespace: shop, labels: { app: search } }
spec: { containers: [{ name: search, image: 'search:1' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/default] } }]
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: basket, namespace: shop, labels: { app: basket } }
spec: { serviceAccountName: basket, containers: [{ name: basket, image: 'basket:1' }] }
---
apiVersion: v1
kind: Pod
metadata: { name: search, namespace: shop, labels: { app: search } }
spec: { containers: [{ name: search, image: 'search:1' }] }
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
    return policiesOf(context)
      .filter(({ action }) => action === 'ALLOW')
      .flatMap(({ document, name, namespace, sources }) =>
        sources
          .flatMap(part => valuesIn(part, ['principals', 'serviceAccounts']))
          .flatMap(named => {
            const { value, pointer } = named;
            const account = accountOf(named, namespace) ?? '';
            const sharing = [...(applications(context).get(account) ?? [])];
            return sharing.length > 1
              ? [
                  {
                    document,
                    pointer,
                    message: `AuthorizationPolicy ${name} admits ${value}, under which ${sharing.join(
                      ', ',
                    )} run: they cannot be told apart.`,
                    params: { name, principal: value },
                  },
                ]
              : [];
          }),
      );
  },
};
