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
  withoutVariants,
} from '../selection';
import { isAmbientNamespace } from '../view';

/** Kinds of which a namespace takes one without a selector. */
const kinds: readonly {
  kind: KindName;
  equivalents: readonly string[];
  /** Whether the objects of a namespace are passed over in any case. */
  isIgnored?: (context: RuleContext, namespace: string) => boolean;
}[] = [
  { kind: PeerAuthentication, equivalents: ['KIA0002'] },
  {
    kind: Sidecar,
    equivalents: ['IST0111', 'KIA0002'],
    isIgnored: isAmbientNamespace,
  },
  { kind: Telemetry, equivalents: ['IST0160'] },
];

const holdsForNamespace = (document: ManifestDocument) =>
  !hasTargets(document) && Object.keys(selectorOf(document)).length === 0;

/**
 * Two objects that both hold for a whole namespace.
 *
 * @internal
 */
export const severalWithoutSelector: Rule = {
  code: 'istio/several-without-selector',
  title: 'One object of a kind holds for a whole namespace',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Of several objects of the kind without a selector in one namespace, Istio takes one, the oldest, and passes over the others; which one that is does not stand in the files (Istio: PeerAuthentication, Sidecar, Telemetry).',
  equivalents: ['IST0111', 'IST0160', 'KIA0002'],
  example: {
    bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: traces, namespace: shop }
spec:
  tracing: [{ randomSamplingPercentage: 10 }]
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec:
  accessLogging: [{ providers: [{ name: envoy }] }]
`,
    good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: shop, namespace: shop }
spec:
  tracing: [{ randomSamplingPercentage: 10 }]
  accessLogging: [{ providers: [{ name: envoy }] }]
`,
  },
  check: context =>
    kinds.flatMap(({ kind, equivalents, isIgnored }) =>
      [...byNamespace(context, kind)].flatMap(([namespace, documents]) => {
        const all = withoutVariants(documents.filter(holdsForNamespace));
        if (all.length < 2 || isIgnored?.(context, namespace)) {
          return [];
        }
        return all.map(document => {
          const other = document === all[0] ? all[1] : all[0];
          const { name } = identityOf(document.object);
          const { name: second } = identityOf(other.object);
          return {
            document,
            pointer: '/spec',
            message: `${kind.kind} ${name} and ${kind.kind} ${second} both hold for all of namespace '${namespace}'.`,
            params: { kind: kind.kind, name, other: second, namespace },
            related: [{ document: other, pointer: '/spec' }],
            equivalents,
          };
        });
      }),
    ),
};
