import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isRoutedByController,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderAmbientCallers, reportHttpPolicy } from './ambient';
import { renderAmbientGateway } from './ambientGateway';
import { reportAmbientGaps } from './ambientGaps';
import { renderAmbientIngress } from './ambientIngress';
import { renderCallers } from './authorization';
import { renderDestinationRule } from './destinationRule';
import { renderEgress } from './egress';
import { renderEndUser } from './endUser';
import { renderGateway } from './gateway';
import { renderIngress } from './ingress';
import { withNamespaceWaypoint } from './namespace/waypoint';
import { reportObjectives } from './objectives';
import { withOwnGateway } from './ownGateway';
import { renderPeerAuthentication } from './peerAuthentication';
import { rootNamespaceLoss, rootNamespaceOf } from './rootNamespace';
import { renderTelemetry } from './telemetry';
import { reportUnrendered } from './unrendered';
import { renderVersionServices } from './versionServices';
import { renderVirtualService } from './virtualService';
import { renderWaypointBinding, waypointOf } from './waypoint';
import { renderWaypointBypass } from './waypointBypass';
import { renderWaypointRoutes } from './waypointRoutes';

/** Renders one feature of a service. */
type Feature = (input: ServiceInput, target: Target) => Rendering;

const sidecarFeatures: readonly Feature[] = [
  renderDestinationRule,
  renderTelemetry,
  renderVirtualService,
  renderGateway,
  renderIngress,
  renderCallers,
  renderEndUser,
  renderEgress,
  renderPeerAuthentication,
  reportObjectives,
  reportUnrendered,
];

const waypointFeatures: readonly Feature[] = [
  renderWaypointBinding,
  renderVersionServices,
  renderDestinationRule,
  renderTelemetry,
  renderWaypointRoutes,
  renderAmbientGateway,
  renderAmbientIngress,
  renderCallers,
  renderEndUser,
  renderPeerAuthentication,
  renderWaypointBypass,
  reportObjectives,
  reportAmbientGaps,
];

const ambientFeatures: readonly Feature[] = [
  renderAmbientGateway,
  renderAmbientIngress,
  renderAmbientCallers,
  renderPeerAuthentication,
  reportObjectives,
  reportHttpPolicy,
];

const reportRootNamespace: Feature = (_, target) => ({
  manifests: [],
  losses: [rootNamespaceLoss(target)],
});

/** Features that write routes, and leave them to a controller that writes them itself. */
const routeFeatures: readonly Feature[] = [
  renderVirtualService,
  renderIngress,
  renderWaypointRoutes,
];

/** Features that select Pods, which in the root namespace means Pods of every namespace (Istio 1.24). */
const selectingFeatures: readonly Feature[] = [
  renderTelemetry,
  renderCallers,
  renderAmbientCallers,
  renderEndUser,
  renderWaypointBypass,
];

/**
 * The data planes of Istio: sidecars first, for they are the default.
 *
 * @internal
 */
export const dataPlanes = ['istio', 'istio-ambient'] as const;

function featuresOf(input: ServiceInput, target: Target): readonly Feature[] {
  const inAmbient = waypointOf(target) ? waypointFeatures : ambientFeatures;
  const features =
    target.mesh === 'istio-ambient' ? inAmbient : sidecarFeatures;
  const omitted = isRoutedByController(input) ? routeFeatures : [];
  const isInRoot =
    input.service.namespace.value === rootNamespaceOf(target).value;
  return [
    ...features.filter(
      feature =>
        !omitted.includes(feature) &&
        !(isInRoot && selectingFeatures.includes(feature)),
    ),
    ...(isInRoot ? [reportRootNamespace] : []),
  ];
}

/**
 * Renders the bundle of one service: only what selects its Pods or names its host, in the order in which it is applied.
 *
 * @internal
 */
export function renderServiceBundle(
  stated: ServiceInput,
  statedTarget: Target,
): Rendering {
  const target = withNamespaceWaypoint(stated.namespaceBundle, statedTarget);
  const input = withOwnGateway(stated, target);
  const parts = featuresOf(input, target).map(feature =>
    feature(input, target),
  );
  return {
    manifests: parts
      .flatMap(part => part.manifests)
      .sort((a, b) => a.phase - b.phase),
    losses: parts.flatMap(part => part.losses),
  };
}
