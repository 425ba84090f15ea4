import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { labels, say } from '../../lenient';
import { admissionRule, when } from './admission';

const DRY_RUN = 'istio.io/dry-run';

/** What Go reads as a boolean. */
const GO_BOOL = /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/;

const INTERNAL = [
  'internal.istio.io/parent-namespace',
  'internal.istio.io/parents',
  'internal.istio.io/webhook-always-reject',
];

/**
 * Annotations that decide over admission.
 *
 * @internal
 */
export const reservedAnnotation = admissionRule({
  code: 'schema/reserved-annotation',
  title: 'Annotations that decide over admission are used as meant',
  why: 'istiod refuses istio.io/dry-run on anything but an AuthorizationPolicy that allows or denies, where it is a boolean, and keeps annotations under internal.istio.io for itself (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: orders
  namespace: shop
  annotations: { istio.io/dry-run: 'yes' }
spec: {}
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: orders
  namespace: shop
  annotations: { istio.io/dry-run: 'true' }
spec: {}
`,
  },
  of: {
    extensions: ['WasmPlugin', 'TrafficExtension'],
    networking: [
      'DestinationRule',
      'EnvoyFilter',
      'Gateway',
      'ProxyConfig',
      'ServiceEntry',
      'Sidecar',
      'VirtualService',
      'WorkloadEntry',
      'WorkloadGroup',
    ],
    security: [
      'AuthorizationPolicy',
      'PeerAuthentication',
      'RequestAuthentication',
    ],
    telemetry: ['Telemetry'],
  },
  problems(spec, { kind, metadata }) {
    const annotations = labels(metadata.annotations);
    const dryRun = annotations[DRY_RUN];
    const { action = 'ALLOW' } = spec;
    const takesDryRun =
      kind === 'AuthorizationPolicy' &&
      (action === 'ALLOW' || action === 'DENY');
    const at = (name: string) => toPointer(['metadata', 'annotations', name]);
    return [
      ...when(
        dryRun !== undefined && !takesDryRun,
        at(DRY_RUN),
        say`has the annotation ${DRY_RUN}, which only an AuthorizationPolicy with action ALLOW or DENY may have`,
      ),
      ...when(
        dryRun !== undefined && takesDryRun && !GO_BOOL.test(dryRun),
        at(DRY_RUN),
        say`has the annotation ${DRY_RUN} with a value that is neither true nor false`,
      ),
      ...INTERNAL.flatMap(name =>
        when(
          annotations[name] !== undefined,
          at(name),
          say`has the annotation ${name}, which Istio keeps for itself`,
        ),
      ),
    ];
  },
});
