import {
  ManifestDocument,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication, Sidecar, Telemetry } from '../../kinds';
import { identityOf, KindName } from '../documents';
import {
  byNamespace,
  hasTargets,
  selectorOf,
  selectorText,
  withoutVariants,
} from '../selection';
import { grouped, holdsWorkloads, selectedWorkloads, Workload } from '../view';

/** Kinds of which a workload takes one with a selector. */
const kinds: readonly { kind: KindName; equivalents: readonly string[] }[] = [
  { kind: PeerAuthentication, equivalents: ['KIA0003'] },
  { kind: Sidecar, equivalents: ['IST0110', 'KIA0003'] },
  { kind: Telemetry, equivalents: ['IST0159'] },
];

/** What two objects both select: a workload, or whatever a selector that both have selects. */
type Selected = Workload | string;

type Conflicts = Map<
  ManifestDocument,
  { other: ManifestDocument; selected: Selected }
>;

/** Notes for each of several objects that another selects the same, unless that is known of it. */
function tell(
  found: Conflicts,
  selected: Selected,
  all: readonly ManifestDocument[],
) {
  for (const document of all.length > 1 ? all : []) {
    if (!found.has(document)) {
      const other = document === all[0] ? all[1] : all[0];
      found.set(document, { other, selected });
    }
  }
}

/** For each object one other that selects the same. */
function conflicts(
  context: RuleContext,
  namespace: string,
  documents: readonly ManifestDocument[],
): Conflicts {
  const found: Conflicts = new Map();
  const alone: ManifestDocument[] = [];
  for (const [text, alike] of grouped(documents, document =>
    selectorText(selectorOf(document)),
  )) {
    const [workload] = selectedWorkloads(
      context,
      namespace,
      selectorOf(alike[0]),
    );
    tell(found, workload ?? text, alike);
    alone.push(alike[0]);
  }
  const selecting = new Map<Workload, ManifestDocument[]>();
  for (const document of alone) {
    for (const one of selectedWorkloads(
      context,
      namespace,
      selectorOf(document),
    )) {
      const known = selecting.get(one) ?? [];
      known.push(document);
      selecting.set(one, known);
    }
  }
  for (const [workload, all] of selecting) {
    tell(found, workload, all);
  }
  return found;
}

const inWords = (selected: Selected) =>
  typeof selected === 'string'
    ? `workloads with ${selected}`
    : `${selected.kind} ${selected.name}`;

/** Other checkers look at what runs: istioctl is silent where it sees no Pod that both select, Kiali where others run. */
function codesWithoutWorkload(
  context: RuleContext,
  namespace: string,
  equivalents: readonly string[],
): string[] {
  return holdsWorkloads(context, namespace)
    ? []
    : equivalents.filter(code => !code.startsWith('IST'));
}

/**
 * Two objects that select one workload.
 *
 * @internal
 */
export const severalForOneWorkload: Rule = {
  code: 'istio/several-for-one-workload',
  title: 'One object of a kind selects a workload',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Where several objects of the kind select one workload, Istio takes one, the oldest, and passes over the others; which one that is does not stand in the files (Istio: PeerAuthentication, Sidecar, Telemetry).',
  equivalents: ['IST0110', 'IST0159', 'KIA0003'],
  example: {
    bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  tracing: [{ randomSamplingPercentage: 10 }]
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  accessLogging: [{ providers: [{ name: envoy }] }]
`,
    good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  tracing: [{ randomSamplingPercentage: 10 }]
  accessLogging: [{ providers: [{ name: envoy }] }]
`,
  },
  check: context =>
    kinds.flatMap(({ kind, equivalents }) =>
      [...byNamespace(context, kind)].flatMap(([namespace, documents]) => {
        const selecting = withoutVariants(documents).filter(
          document =>
            !hasTargets(document) &&
            Object.keys(selectorOf(document)).length > 0,
        );
        return [...conflicts(context, namespace, selecting)].map(
          ([document, { other, selected }]) => {
            const { name } = identityOf(document.object);
            const { name: second } = identityOf(other.object);
            return {
              document,
              pointer: '/spec',
              message: `${kind.kind} ${name} and ${
                kind.kind
              } ${second} both select ${inWords(selected)}.`,
              params: { kind: kind.kind, name, other: second },
              related: [{ document: other, pointer: '/spec' }],
              equivalents:
                typeof selected === 'string'
                  ? codesWithoutWorkload(context, namespace, equivalents)
                  : equivalents,
            };
          },
        );
      }),
    ),
};
