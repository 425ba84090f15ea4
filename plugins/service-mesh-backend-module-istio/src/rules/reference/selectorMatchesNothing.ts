import {
  Kind,
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  AuthorizationPolicy,
  PeerAuthentication,
  RequestAuthentication,
} from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import {
  allWorkloads,
  holdsWorkloads,
  meshSettings,
  selectedWorkloads,
  selectionOf,
  workloadsUnder,
} from '../view';

interface Selecting {
  kind: Kind;
  equivalents: readonly string[];
  /** Whether one of the root namespace selects in the whole mesh. */
  isMeshWideInRoot: boolean;
  /** What others say of one without a selector in a namespace where nothing runs; absent where they say nothing. */
  withoutSelector?: readonly string[];
}

const KINDS: readonly Selecting[] = [
  {
    kind: AuthorizationPolicy,
    equivalents: ['IST0127', 'KIA0004'],
    isMeshWideInRoot: true,
    withoutSelector: ['IST0127'],
  },
  {
    kind: PeerAuthentication,
    equivalents: ['KIA0004'],
    isMeshWideInRoot: false,
  },
  {
    kind: RequestAuthentication,
    equivalents: ['KIA0004'],
    isMeshWideInRoot: true,
  },
];

/** One for a whole namespace where nothing runs: told only beside an inventory that shows that there is one. */
function emptyNamespace(
  context: RuleContext,
  document: ManifestDocument,
  { kind, withoutSelector }: Selecting,
): RuleHit[] {
  const { name, namespace } = identityOf(document.object);
  const isEmpty =
    namespace !== meshSettings(context).rootNamespace &&
    selectedWorkloads(context, namespace, {}).length === 0 &&
    allWorkloads(context).length > 0;
  return withoutSelector && isEmpty
    ? [
        {
          document,
          pointer: '/spec',
          message: `${kind.kind} ${name} applies to nothing: no workload runs in namespace ${namespace}.`,
          params: { kind: kind.kind, name },
          equivalents: withoutSelector,
          ...(context.closedWorld
            ? {}
            : undecided('needs the workloads of the namespace')),
        },
      ]
    : [];
}

/**
 * A selector matches workloads.
 *
 * @internal
 */
export const selectorMatchesNothing: Rule = {
  code: 'reference/selector-matches-nothing',
  title: 'A selector matches workloads',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A policy holds for the Pods that carry all labels of its selector, in its own namespace, or in the mesh for one of the root namespace: where there are none it has no effect (Istio: workload selectors).',
  equivalents: [...new Set(KINDS.flatMap(({ equivalents }) => equivalents))],
  example: {
    bad: `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: order } }, mtls: { mode: STRICT } }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: orders } }, mtls: { mode: STRICT } }
`,
  },
  check(context) {
    const { rootNamespace } = meshSettings(context);
    return KINDS.flatMap(entry =>
      documentsOf(context, entry.kind).flatMap(document => {
        const { name, namespace } = identityOf(document.object);
        const { labels, targets, isWide } = selectionOf(document.object);
        if (targets.length > 0) {
          return [];
        }
        if (isWide) {
          return emptyNamespace(context, document, entry);
        }
        const isMeshWide =
          entry.isMeshWideInRoot && namespace === rootNamespace;
        const matched = isMeshWide
          ? workloadsUnder(context, document.object)
          : selectedWorkloads(context, namespace, labels);
        const isKnown = isMeshWide
          ? context.closedWorld
          : holdsWorkloads(context, namespace);
        return matched.length > 0
          ? []
          : [
              {
                document,
                pointer: '/spec/selector/matchLabels',
                message: `${entry.kind.kind} ${name} selects no workload of ${
                  isMeshWide ? 'the mesh' : `namespace ${namespace}`
                }.`,
                params: { kind: entry.kind.kind, name },
                equivalents: entry.equivalents,
                ...(isKnown
                  ? {}
                  : undecided('needs the workloads of the namespace')),
              },
            ];
      }),
    );
  },
};
