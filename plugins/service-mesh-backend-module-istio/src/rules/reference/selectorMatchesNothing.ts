import {
  isRendered,
  ManifestDocument,
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  AuthorizationPolicy,
  Gateway,
  PeerAuthentication,
  RequestAuthentication,
  Sidecar,
  Telemetry,
} from '../../kinds';
import { labels, members } from '../../lenient';
import { documentsOf, identityOf, KindName } from '../documents';
import { WorkloadEntry, WorkloadGroup } from '../kindNames';
import { hasTargets, selectorOf, selectorText } from '../selection';
import {
  labelIndex,
  meshSettings,
  perContext,
  selectedWorkloads,
  workloadsAnywhere,
  workloadsOf,
} from '../view';
import { policiesForNothing } from './policiesForNothing';
import { policiesOutsideMesh } from './policiesOutsideMesh';

/** Kinds that select workloads by label, in their own namespace, in all, or in all from the root namespace only. */
const kinds: readonly {
  kind: KindName;
  equivalents: readonly string[];
  reach: 'namespace' | 'mesh' | 'mesh-from-root';
}[] = [
  {
    kind: AuthorizationPolicy,
    equivalents: ['IST0127', 'KIA0004'],
    reach: 'mesh-from-root',
  },
  { kind: Gateway, equivalents: ['IST0101', 'KIA0302'], reach: 'mesh' },
  {
    kind: PeerAuthentication,
    equivalents: ['KIA0004'],
    reach: 'namespace',
  },
  {
    kind: RequestAuthentication,
    equivalents: ['KIA0004'],
    reach: 'mesh-from-root',
  },
  { kind: Sidecar, equivalents: ['IST0101', 'KIA0004'], reach: 'namespace' },
  { kind: Telemetry, equivalents: ['IST0101'], reach: 'namespace' },
];

/** The selector of a Gateway is plain labels. */
const wantedBy = (document: ManifestDocument) =>
  document.object.kind === Gateway.kind
    ? labels(members(document.object.spec).selector)
    : selectorOf(document);

/** Workloads outside Kubernetes, by their labels. */
const machines = perContext(context =>
  labelIndex(
    [
      ...documentsOf(context, WorkloadEntry).map(({ object }) => ({
        namespace: identityOf(object).namespace,
        labels: labels(members(object.spec).labels),
      })),
      ...documentsOf(context, WorkloadGroup).map(({ object }) => ({
        namespace: identityOf(object).namespace,
        labels: labels(members(members(object.spec).metadata).labels),
      })),
    ],
    machine => machine.labels,
  ),
);

/** Answers once for each selector: most Gateways have the same. */
const answers = perContext(() => new Map<string, boolean>());

function selectsSomething(
  context: RuleContext,
  wanted: Record<string, string>,
  namespace: string | null,
): boolean {
  const key = `${namespace ?? '*'} ${selectorText(wanted)}`;
  const known = answers(context).get(key) ?? select(context, wanted, namespace);
  answers(context).set(key, known);
  return known;
}

function select(
  context: RuleContext,
  wanted: Record<string, string>,
  namespace: string | null,
): boolean {
  const pods =
    namespace === null
      ? workloadsAnywhere(context, wanted)
      : selectedWorkloads(context, namespace, wanted);
  return (
    pods.length > 0 ||
    machines(context)(wanted).some(
      machine => namespace === null || machine.namespace === namespace,
    )
  );
}

/** Whether the input holds the workloads of a namespace: it holds one. A patch of one has no labels. */
function holdsWorkloads(context: RuleContext, namespace: string): boolean {
  const workloads = workloadsOf(context).get(namespace) ?? [];
  return workloads.some(one => Object.keys(one.labels).length > 0);
}

/**
 * A selector that no workload has the labels of.
 *
 * @internal
 */
export const selectorMatchesNothing: Rule = {
  code: 'reference/selector-matches-nothing',
  title: 'Selectors select workloads that exist',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'An object whose selector matches the labels of no Pod does nothing, and no status says so; labels are those of Pods and not of their Deployment (Istio: workload selectors). The same goes for an AuthorizationPolicy whose workloads have no proxy to enforce it (istioctl IST0127).',
  equivalents: ['IST0101', 'IST0127', 'KIA0004', 'KIA0302'],
  example: {
    bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: order } }
  tracing: [{ randomSamplingPercentage: 10 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: app, image: orders }] }
`,
    good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  tracing: [{ randomSamplingPercentage: 10 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: app, image: orders }] }
`,
  },
  check: context => [
    ...policiesForNothing(context),
    ...policiesOutsideMesh(context),
    ...kinds.flatMap(({ kind, equivalents, reach }) =>
      documentsOf(context, kind).flatMap(document => {
        const wanted = wantedBy(document);
        const { name, namespace } = identityOf(document.object);
        const isMeshWide =
          reach === 'mesh' ||
          (reach === 'mesh-from-root' &&
            namespace === meshSettings(context).rootNamespace);
        const home = isMeshWide ? null : namespace;
        if (
          Object.keys(wanted).length === 0 ||
          hasTargets(document) ||
          selectsSomething(context, wanted, home)
        ) {
          return [];
        }
        const isDecided =
          context.closedWorld ||
          (home !== null &&
            holdsWorkloads(context, home) &&
            // A workload that names no namespace may be meant for this one.
            !selectsSomething(context, wanted, ''));
        if (!isDecided && isRendered(context, document)) {
          return [];
        }
        const where = home === null ? 'any namespace' : `namespace '${home}'`;
        return [
          {
            document,
            pointer:
              kind.kind === Sidecar.kind
                ? '/spec/workloadSelector'
                : '/spec/selector',
            message: `${
              kind.kind
            } ${name} selects workloads with ${selectorText(
              wanted,
            )}, of which there are none ${isDecided ? `in ${where}` : 'here'}.`,
            params: { kind: kind.kind, name, selector: selectorText(wanted) },
            equivalents,
            ...(isDecided ? {} : undecided(`needs the workloads of ${where}`)),
          },
        ];
      }),
    ),
  ],
};
