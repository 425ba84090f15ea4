import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { factFinding } from './finding';
import { WorkloadGroup } from './groups';
import { nameOf, namespaceOf, WorkloadManifest } from './manifests';
import { serviceAccountOf } from './workloadFacts';

const ACCOUNT = '/spec/template/spec/serviceAccountName';

/** Manifests of one workload that differ: only what they agree on is proposed. */
function variants({ workloads }: WorkloadGroup): Finding[] {
  return workloads.flatMap((workload, index) => {
    const first = workloads.findIndex(
      other => nameOf(other) === nameOf(workload),
    );
    return first !== index &&
      JSON.stringify(workloads[first].spec) !== JSON.stringify(workload.spec)
      ? factFinding(
          workload,
          '/metadata/name',
          {
            code: 'catalog/several-manifests',
            message: `${nameOf(
              workload,
            )} stands in several manifests that differ. Only what they agree on is proposed; read one of them at a time.`,
          },
          [workloads[first]],
        )
      : [];
  });
}

/** Selectors that an annotation cannot say. */
function inexpressible({ workloads }: WorkloadGroup): Finding[] {
  return workloads
    .filter(({ spec }) => spec.selector.matchExpressions.length > 0)
    .map(workload =>
      factFinding(workload, '/spec/selector/matchExpressions', {
        code: 'catalog/selector-not-equality',
        message: `${nameOf(
          workload,
        )} selects its Pods by expressions, which mesh-configurator.io/selector cannot say. State labels that all its Pods carry.`,
      }),
    );
}

/** Service accounts that tell no service from another: that of the namespace, and any that several services run as. */
function sharedAccounts(groups: readonly WorkloadGroup[]): Finding[] {
  const users = new Map<string, WorkloadManifest[]>();
  for (const { workloads } of groups) {
    const accounts = new Map(
      workloads.map(workload => [
        JSON.stringify([namespaceOf(workload), serviceAccountOf(workload)]),
        workload,
      ]),
    );
    for (const [account, workload] of accounts) {
      users.set(account, [...(users.get(account) ?? []), workload]);
    }
  }
  return [...users]
    .filter(
      ([, [first, ...others]]) =>
        others.length > 0 || serviceAccountOf(first) === 'default',
    )
    .map(([, [first, ...others]]) => {
      const names = [first, ...others].map(nameOf);
      const account = serviceAccountOf(first);
      return factFinding(
        first,
        ACCOUNT,
        {
          code: 'catalog/shared-service-account',
          severity: 'info',
          consequence: 'risky',
          message: `${names.join(', ')} run${
            names.length === 1 ? 's' : ''
          } as service account '${account}'${
            account === 'default'
              ? ', which is shared by all Pods of the namespace that name none'
              : ''
          }. A mesh cannot tell such callers apart: give each workload a service account of its own.`,
          params: { serviceAccount: account, workloads: names },
        },
        others,
      );
    });
}

/**
 * What is contradictory or unsafe about workloads.
 *
 * @internal
 */
export function workloadFindings(groups: readonly WorkloadGroup[]): Finding[] {
  return [
    ...groups.flatMap(group => [...variants(group), ...inexpressible(group)]),
    ...sharedAccounts(groups),
  ];
}
