import {
  KubernetesObject,
  Loss,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  Rendering,
  ServiceInput,
  settle,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testTarget } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { renderService } from '../render';

/**
 * The target of all tests.
 *
 * @internal
 */
export const linkerdTarget = testTarget({
  mesh: 'linkerd',
  provider: 'linkerd',
  version: '2.18',
});

/**
 * A draft as the object that it becomes, and the origins of its values.
 *
 * @internal
 */
export function settled({
  apiVersion,
  kind,
  name,
  namespace,
  annotations,
  body,
}: ManifestDraft): {
  object: KubernetesObject;
  origins: Record<string, Origin>;
} {
  const { value, origins } = settle({
    apiVersion,
    kind,
    metadata: { name, namespace, annotations },
    ...body,
  });
  return { object: value as unknown as KubernetesObject, origins };
}

/**
 * The objects that a feature renders.
 *
 * @internal
 */
export function objectsOf({ manifests }: Rendering): KubernetesObject[] {
  return manifests.map(manifest => settled(manifest).object);
}

/**
 * The objects of the whole bundle of a service.
 *
 * @internal
 */
export function bundleOf(input: ServiceInput): KubernetesObject[] {
  return objectsOf(renderService(input, linkerdTarget));
}

/**
 * Losses by leaf and scope.
 *
 * @internal
 */
export function lossesOf({ losses }: { losses: Loss[] }) {
  return losses.map(({ leaf, scope }) => ({ leaf, scope }));
}
