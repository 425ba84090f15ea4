import {
  Kind,
  ManifestDocument,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import { selectedWorkloads, selectionOf, Workload } from '../view';

/** Kinds of which one holds for a workload, and what others call a second one. */
const KINDS: readonly { kind: Kind; equivalents: readonly string[] }[] = [
  { kind: PeerAuthentication, equivalents: ['KIA0003'] },
];

/** A workload, and the objects of a kind that select it. */
interface Rivals {
  workload: Workload;
  documents: ManifestDocument[];
}

/** The objects of a kind that select a workload, by workload; variants of one object count once. */
function byWorkload(context: RuleContext, kind: Kind): Rivals[] {
  const found = new Map<Workload, Map<string, ManifestDocument>>();
  for (const document of documentsOf(context, kind)) {
    const { labels, targets, isWide } = selectionOf(document.object);
    if (isWide || targets.length > 0) {
      continue;
    }
    const { name, namespace } = identityOf(document.object);
    for (const workload of selectedWorkloads(context, namespace, labels)) {
      const known = found.get(workload) ?? new Map();
      known.set(name, known.get(name) ?? document);
      found.set(workload, known);
    }
  }
  return [...found].map(([workload, byName]) => ({
    workload,
    documents: [...byName.values()],
  }));
}

/**
 * One object of a kind selects a workload.
 *
 * @internal
 */
export const severalForOneWorkload: Rule = {
  code: 'istio/several-for-one-workload',
  title: 'One object of a kind selects a workload',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Of several objects that select the same workload one holds and the others have no effect on it, which manifests do not tell apart (Istio: PeerAuthentication).',
  equivalents: KINDS.flatMap(({ equivalents }) => equivalents),
  example: {
    bad: `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders, tier: web } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: orders } }, mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { tier: web } }, mtls: { mode: STRICT } }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders, tier: web } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: orders } }, mtls: { mode: STRICT } }
`,
  },
  check(context) {
    return KINDS.flatMap(({ kind, equivalents }) => {
      const rivals = new Map<ManifestDocument, Rivals>();
      for (const found of byWorkload(context, kind)) {
        if (found.documents.length > 1) {
          found.documents
            .filter(document => !rivals.has(document))
            .forEach(document => rivals.set(document, found));
        }
      }
      return [...rivals].map(([document, { workload, documents }]) => ({
        document,
        pointer: '/spec/selector',
        message: `${kind.kind} ${document.object.metadata.name} is one of ${documents.length} that select ${workload.kind} ${workload.name}; only one of them holds.`,
        params: { kind: kind.kind, workload: workload.name },
        related: documents
          .filter(other => other !== document)
          .slice(0, 5)
          .map(other => ({ document: other, pointer: '/spec/selector' })),
        equivalents,
      }));
    });
  },
};
