import {
  annotations,
  Finding,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { parseDnsLabel, parseSelector } from './annotations';
import { annotationOrigin, readAnnotation } from './entityReader';

function contradictsSelector(component: Entity): boolean {
  const [own, other] = [
    annotations.selector,
    kubernetesAnnotations.labelSelector,
  ].map(name => readAnnotation(component, [name], parseSelector).fact?.value);
  return (
    own !== undefined &&
    other !== undefined &&
    Object.entries(own).some(
      ([key, value]) => Object.hasOwn(other, key) && other[key] !== value,
    )
  );
}

function contradictsNamespace(component: Entity): boolean {
  const [own, other] = [
    annotations.namespace,
    kubernetesAnnotations.namespace,
  ].map(name => readAnnotation(component, [name], parseDnsLabel).fact?.value);
  return own !== undefined && other !== undefined && own !== other;
}

/**
 * Annotations of ours that say something else than those of Backstage's Kubernetes plugin, as one finding.
 *
 * @internal
 */
export function contradictingAnnotations(component: Entity): Finding[] {
  const pairs = [
    ...(contradictsNamespace(component)
      ? [[annotations.namespace, kubernetesAnnotations.namespace]]
      : []),
    ...(contradictsSelector(component)
      ? [[annotations.selector, kubernetesAnnotations.labelSelector]]
      : []),
  ];
  if (pairs.length === 0) {
    return [];
  }
  const entityRef = stringifyEntityRef(component);
  const origin = annotationOrigin(component, pairs[0][0]);
  return [
    sourceFinding('catalog', {
      code: 'catalog/contradicting-annotations',
      severity: 'info',
      message: `On ${entityRef}, ${pairs
        .map(([own, other]) => `${own} contradicts ${other}`)
        .join(' and ')}. The first holds; correct the one that is not true.`,
      params: { annotations: pairs.flat() },
      entityRef,
      pointer: origin.pointer,
      origin,
    }),
  ];
}
