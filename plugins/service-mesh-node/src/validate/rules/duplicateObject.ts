import { ManifestDocument, Rule } from '../rule';

const identity = ({ object }: ManifestDocument) =>
  // A namespace may be written as anything.
  JSON.stringify([
    object.apiVersion.replace(/\/[^/]*$/, ''),
    object.kind,
    object.metadata.namespace ?? '',
    object.metadata.name,
  ]);

/**
 * Two objects of one kind, namespace and name.
 *
 * @internal
 */
export const duplicateObject: Rule = {
  code: 'reference/duplicate-object',
  title: 'Every object is defined once',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'Of two objects with one kind, namespace and name the one that is applied last replaces the other.',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
`,
    good: `apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: basket, namespace: shop }
`,
  },
  check: ({ documents }) => {
    const first = new Map<string, ManifestDocument>();
    return documents.flatMap(document => {
      const earlier = first.get(identity(document));
      if (!earlier) {
        first.set(identity(document), document);
        return [];
      }
      const { kind, metadata } = document.object;
      return {
        document,
        pointer: '/metadata/name',
        message: `${kind} '${metadata.name}' is defined a second time; the first stands in ${earlier.file}.`,
        params: { kind, name: metadata.name },
        related: [{ document: earlier, pointer: '/metadata/name' }],
      };
    });
  },
};
