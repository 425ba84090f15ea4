import {
  KubernetesObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ServiceInput,
  settleDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testTarget } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { renderServiceBundle } from '../render/serviceBundle';

/**
 * A target with sidecars.
 *
 * @internal
 */
export function sidecarTarget(overrides: Partial<Target> = {}): Target {
  return testTarget({
    mesh: 'istio',
    provider: 'istio',
    version: '1.29',
    ...overrides,
  });
}

/**
 * A target with ambient.
 *
 * @internal
 */
export function ambientTarget(overrides: Partial<Target> = {}): Target {
  return sidecarTarget({ mesh: 'istio-ambient', ...overrides });
}

/**
 * A target with ambient and a waypoint named `waypoint`.
 *
 * @internal
 */
export function waypointTarget(
  settings: Target['settings'] = {},
  overrides: Partial<Target> = {},
): Target {
  return ambientTarget({
    settings: { waypoint: 'waypoint', ...settings },
    ...overrides,
  });
}

/**
 * What is rendered for a service, as objects.
 *
 * @internal
 */
export function rendered(
  input: ServiceInput,
  target: Target = sidecarTarget(),
): KubernetesObject[] {
  return renderServiceBundle(input, target).manifests.map(
    draft => settleDraft(draft).object,
  );
}

/**
 * The one rendered object of a kind and name; fails where there is none.
 *
 * @internal
 */
export function renderedObject(
  kind: string,
  name: string,
  input: ServiceInput,
  target?: Target,
): KubernetesObject {
  const objects = rendered(input, target);
  const found = objects.find(
    object => object.kind === kind && object.metadata.name === name,
  );
  if (!found) {
    const names = objects.map(o => `${o.kind} ${o.metadata.name}`);
    throw new Error(
      `No ${kind} ${name} among ${names.join(', ') || 'nothing'}`,
    );
  }
  return found;
}
