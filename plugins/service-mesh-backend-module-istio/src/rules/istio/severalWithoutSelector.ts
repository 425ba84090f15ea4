import {
  Kind,
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import { selectionOf } from '../view';

/** Kinds of which one holds for a whole namespace, and what others call a second one. */
const KINDS: readonly { kind: Kind; equivalents: readonly string[] }[] = [
  { kind: PeerAuthentication, equivalents: ['KIA0002'] },
];

/** The objects of a kind that hold for a whole namespace, by namespace; variants of one object count once. */
function wideByNamespace(documents: readonly ManifestDocument[]) {
  const found = new Map<string, Map<string, ManifestDocument>>();
  for (const document of documents) {
    if (selectionOf(document.object).isWide) {
      const { name, namespace } = identityOf(document.object);
      const known = found.get(namespace) ?? new Map();
      known.set(name, known.get(name) ?? document);
      found.set(namespace, known);
    }
  }
  return [...found].map(
    ([namespace, byName]) => [namespace, [...byName.values()]] as const,
  );
}

/**
 * One object of a kind holds for a whole namespace.
 *
 * @internal
 */
export const severalWithoutSelector: Rule = {
  code: 'istio/several-without-selector',
  title: 'One object of a kind holds for a whole namespace',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Of several objects without a selector the oldest holds and the others have no effect, which manifests do not tell apart (Istio: PeerAuthentication).',
  equivalents: KINDS.flatMap(({ equivalents }) => equivalents),
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  },
  check(context) {
    return KINDS.flatMap(({ kind, equivalents }) =>
      wideByNamespace(documentsOf(context, kind)).flatMap(
        ([namespace, documents]) =>
          documents.length > 1
            ? documents.map(document => ({
                document,
                pointer: '/spec',
                message: `${kind.kind} ${document.object.metadata.name} is one of ${documents.length} without a selector in namespace ${namespace}; only one of them holds.`,
                params: { kind: kind.kind, namespace },
                related: documents
                  .filter(other => other !== document)
                  .slice(0, 5)
                  .map(other => ({ document: other, pointer: '/spec' })),
                equivalents,
              }))
            : [],
      ),
    );
  },
};
