import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
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
import { renderPeerAuthentication } from './peerAuthentication';
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
  reportAmbientGaps,
];

const ambientFeatures: readonly Feature[] = [
  renderAmbientGateway,
  renderAmbientIngress,
  renderAmbientCallers,
  renderPeerAuthentication,
  reportHttpPolicy,
];

/**
 * The data planes of Istio: sidecars first, for they are the default.
 *
 * @internal
 */
export const dataPlanes = ['istio', 'istio-ambient'] as const;

function featuresOf(target: Target): readonly Feature[] {
  if (target.mesh !== 'istio-ambient') {
    return sidecarFeatures;
  }
  return waypointOf(target) ? waypointFeatures : ambientFeatures;
}

/**
 * Renders the bundle of one service: only what selects its Pods or names its host, in the order in which it is applied.
 *
 * @internal
 */
export function renderServiceBundle(
  input: ServiceInput,
  target: Target,
): Rendering {
  const parts = featuresOf(target).map(feature => feature(input, target));
  return {
    manifests: parts
      .flatMap(part => part.manifests)
      .sort((a, b) => a.phase - b.phase),
    losses: parts.flatMap(part => part.losses),
  };
}
