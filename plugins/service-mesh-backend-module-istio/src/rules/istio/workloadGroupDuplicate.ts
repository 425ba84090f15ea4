import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, members } from '../../lenient';
import { identityOf } from '../documents';
import { WorkloadGroup } from '../kindNames';
import { byNamespace, selectorText } from '../selection';

/** The labels of the machines of a group, as a key. */
const labelsOf = ({ object }: ManifestDocument) =>
  selectorText(labels(members(members(object.spec).metadata).labels));

function alike(documents: readonly ManifestDocument[]): ManifestDocument[][] {
  const groups = new Map<string, ManifestDocument[]>();
  for (const document of documents) {
    const key = labelsOf(document);
    const known = groups.get(key) ?? [];
    known.push(document);
    groups.set(key, known);
  }
  groups.delete('');
  return [...groups.values()].filter(group => group.length > 1);
}

/**
 * Two WorkloadGroups that nothing tells apart.
 *
 * @internal
 */
export const workloadGroupDuplicate: Rule = {
  code: 'istio/workload-group-duplicate',
  title: 'WorkloadGroups of a namespace differ in their labels',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Selectors and subsets find the machines of a WorkloadGroup by its labels, so that of two groups with the same labels each gets what is meant for the other (Istio: WorkloadGroup.metadata).',
  equivalents: ['KIA1702'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: billing }
spec:
  metadata: { labels: { app: ledger } }
  template: { serviceAccount: default }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: archive, namespace: billing }
spec:
  metadata: { labels: { app: ledger } }
  template: { serviceAccount: default }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: billing }
spec:
  metadata: { labels: { app: ledger } }
  template: { serviceAccount: default }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: archive, namespace: billing }
spec:
  metadata: { labels: { app: archive } }
  template: { serviceAccount: default }
`,
  },
  check: context =>
    [...byNamespace(context, WorkloadGroup).values()]
      .flatMap(alike)
      .flatMap(group =>
        group.map(document => {
          const other = document === group[0] ? group[1] : group[0];
          const { name } = identityOf(document.object);
          const { name: second } = identityOf(other.object);
          return {
            document,
            pointer: '/spec/metadata/labels',
            message: `WorkloadGroups ${name} and ${second} have the same labels, ${labelsOf(
              document,
            )}.`,
            params: { name, other: second },
            related: [{ document: other, pointer: '/spec/metadata/labels' }],
          };
        }),
      ),
};
