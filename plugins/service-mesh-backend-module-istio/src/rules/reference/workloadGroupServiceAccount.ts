import {
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { WorkloadGroup } from '../kindNames';
import { perContext, workloadsOf } from '../view';

/** Names of service accounts by namespace: as objects, or through the workloads that run as them. */
const serviceAccounts = perContext(context => {
  const found = new Map<string, Set<string>>();
  for (const { object } of context.ofKind('ServiceAccount')) {
    const { name, namespace } = identityOf(object);
    found.set(namespace, (found.get(namespace) ?? new Set()).add(name));
  }
  for (const [namespace, workloads] of workloadsOf(context)) {
    for (const { serviceAccount } of workloads) {
      found.set(
        namespace,
        (found.get(namespace) ?? new Set()).add(serviceAccount),
      );
    }
  }
  return found;
});

/** Kubernetes makes it in every namespace, declared or not. */
const DEFAULT = 'default';

/** Namespaces of which the input holds ServiceAccounts, and so all of them. */
const given = perContext(
  ({ ofKind }) =>
    new Set(
      ofKind('ServiceAccount').map(
        ({ object }) => identityOf(object).namespace,
      ),
    ),
);

const isDecided = (context: RuleContext, namespace: string) =>
  context.closedWorld || given(context).has(namespace);

/**
 * A WorkloadGroup for a service account that does not exist.
 *
 * @internal
 */
export const workloadGroupServiceAccount: Rule = {
  code: 'reference/workload-group-service-account',
  title: 'The service account of a WorkloadGroup exists',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A machine joins the mesh with a token of the service account that its WorkloadGroup names, in the same namespace; without the account there is no token, and it gets no certificate. The account default is there undeclared, and shared by all Pods that name none (Istio: WorkloadGroup.template.serviceAccount).',
  equivalents: ['KIA1701'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: billing }
spec:
  metadata: { labels: { app: ledger } }
  template: { serviceAccount: leger }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ledger, namespace: billing }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: billing }
spec:
  metadata: { labels: { app: ledger } }
  template: { serviceAccount: ledger }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ledger, namespace: billing }
`,
  },
  check: context =>
    documentsOf(context, WorkloadGroup).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { serviceAccount } = members(
        members(document.object.spec).template,
      );
      return typeof serviceAccount !== 'string' ||
        serviceAccount === '' ||
        (serviceAccount === DEFAULT && !isDecided(context, namespace)) ||
        serviceAccounts(context).get(namespace)?.has(serviceAccount)
        ? []
        : [
            {
              document,
              pointer: '/spec/template/serviceAccount',
              message: `WorkloadGroup ${name} is for service account '${serviceAccount}', which is not in namespace '${namespace}'.`,
              params: { name, serviceAccount, namespace },
              ...(serviceAccount === DEFAULT
                ? { severity: 'info' as const }
                : {}),
              ...(isDecided(context, namespace)
                ? {}
                : undecided(
                    `needs the ServiceAccounts of namespace '${namespace}'`,
                  )),
            },
          ];
    }),
};
