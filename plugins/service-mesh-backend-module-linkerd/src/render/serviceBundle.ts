import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderAccessLog } from './accessLog';
import { renderAuthorization } from './authorization';
import { renderCircuitBreaker } from './circuitBreaker';
import { renderGrpcHealth } from './grpcHealth';
import { renderLosses } from './losses';
import { mergePatches } from './mergePatches';
import { renderObjectives } from './objectives';
import { renderOpaquePorts } from './opaquePorts';
import { renderRateLimit } from './rateLimit';
import { renderRoutes } from './routes';
import { renderServers } from './server';
import { renderServiceProfile, usesServiceProfiles } from './serviceProfile';
import { renderVersionServices } from './versionServices';

/**
 * Renders one service for Linkerd: what selects its Pods or attaches to its Service, and what Linkerd cannot say.
 *
 * @internal
 */
export function renderService(input: ServiceInput, target: Target): Rendering {
  const profiled = usesServiceProfiles(target);
  const features = [
    ...(profiled ? [] : [renderVersionServices(input)]),
    renderAccessLog(input, target),
    renderOpaquePorts(input),
    renderServers(input),
    ...(profiled
      ? [renderServiceProfile(input, target)]
      : [renderCircuitBreaker(input, target), renderRoutes(input, target)]),
    { manifests: renderGrpcHealth(input), losses: [] },
    renderAuthorization(input, target),
    renderRateLimit(input, target),
    {
      manifests: [],
      losses: [
        ...renderLosses(input, target),
        ...renderObjectives(input, target),
      ],
    },
  ];
  return {
    manifests: mergePatches(features.flatMap(feature => feature.manifests)),
    losses: features.flatMap(feature => feature.losses),
  };
}
