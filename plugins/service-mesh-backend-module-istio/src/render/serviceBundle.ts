import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderAmbientCallers, reportHttpPolicy } from './ambient';
import { renderCallers } from './authorization';
import { renderDestinationRule } from './destinationRule';
import { renderEndUser } from './endUser';
import { renderIngress } from './ingress';
import { renderPeerAuthentication } from './peerAuthentication';
import { renderTelemetry } from './telemetry';
import { reportUnrendered } from './unrendered';
import { renderVirtualService } from './virtualService';

/** Renders one feature of a service. */
type Feature = (input: ServiceInput, target: Target) => Rendering;

const sidecarFeatures: readonly Feature[] = [
  renderDestinationRule,
  renderTelemetry,
  renderVirtualService,
  renderIngress,
  renderCallers,
  renderEndUser,
  renderPeerAuthentication,
  reportUnrendered,
];

const ambientFeatures: readonly Feature[] = [
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

/**
 * Renders the bundle of one service: only what selects its Pods or names its host, in the order in which it is applied.
 *
 * @internal
 */
export function renderServiceBundle(
  input: ServiceInput,
  target: Target,
): Rendering {
  const features =
    target.mesh === 'istio-ambient' ? ambientFeatures : sidecarFeatures;
  const parts = features.map(feature => feature(input, target));
  return {
    manifests: parts
      .flatMap(part => part.manifests)
      .sort((a, b) => a.phase - b.phase),
    losses: parts.flatMap(part => part.losses),
  };
}
