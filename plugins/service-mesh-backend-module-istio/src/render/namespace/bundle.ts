import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication, Telemetry } from '../../kinds';
import { rootNamespaceLoss, rootNamespaceOf } from '../rootNamespace';
import { telemetrySpec } from '../telemetry';
import { renderDefaultDeny } from './defaultDeny';
import { renderNamespaceLabels } from './labels';
import { withNamespaceWaypoint } from './waypoint';
import { renderWaypointGateway } from './waypointGateway';

/**
 * The name of what holds for a namespace as a whole. Istio heeds only the oldest object of such a kind (IST0160), and by
 * convention that is the one of this name.
 */
const DEFAULT = 'default';

/** What the organisation asks of every proxy, for workloads without a bundle of their own too. */
function renderTelemetry(
  { namespace, policy }: NamespaceInput,
  target: Target,
): Rendering {
  const spec = telemetrySpec(policy, target);
  return {
    manifests: spec
      ? [
          draftManifest(Telemetry, {
            name: DEFAULT,
            namespace: cite(namespace),
            phase: 1,
            spec,
          }),
        ]
      : [],
    losses: [],
  };
}

/** Refuses plaintext to every Pod of the namespace. */
function renderPeerAuthentication({
  namespace,
  deniesPlaintext,
}: NamespaceInput): Rendering {
  return {
    manifests: deniesPlaintext
      ? [
          draftManifest(PeerAuthentication, {
            name: DEFAULT,
            namespace: cite(namespace),
            phase: 4,
            spec: { mtls: { mode: 'STRICT' } },
          }),
        ]
      : [],
    losses: [],
  };
}

/** What holds for the namespace and, in the root namespace, for every other one. */
const policies = [
  renderTelemetry,
  renderDefaultDeny,
  renderPeerAuthentication,
] as const;

const features = [
  renderNamespaceLabels,
  renderWaypointGateway,
  ...policies,
] as const;

/**
 * Renders what holds for a namespace as a whole, in the order in which it is applied.
 *
 * @internal
 */
export function renderNamespaceBundle(
  input: NamespaceInput,
  stated: Target,
): Rendering {
  const target = withNamespaceWaypoint(input.namespace, stated);
  const isRoot = input.namespace.value === rootNamespaceOf(target).value;
  const parts = features
    .filter(feature => !isRoot || !policies.some(each => each === feature))
    .map(feature => feature(input, target));
  return {
    manifests: parts.flatMap(part => part.manifests),
    losses: [
      ...parts.flatMap(part => part.losses),
      ...(isRoot ? [rootNamespaceLoss(target)] : []),
    ],
  };
}
