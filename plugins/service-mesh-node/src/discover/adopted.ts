import {
  annotations,
  DEFAULT_ENVIRONMENT,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { AdoptedObject, parseAdopted } from './annotations';
import { ReadAnnotation, readAnnotation } from './entityReader';
import { EntityVariant } from './variants';

/**
 * The objects that were there before and whose names and files are kept. A file belongs to one environment: what holds
 * everywhere else is, for this annotation, the default environment alone.
 *
 * @internal
 */
export function readAdopted(
  component: Entity,
  variant: EntityVariant,
): ReadAnnotation<AdoptedObject[]> {
  const isOwn =
    variant.environment === DEFAULT_ENVIRONMENT ||
    variant.annotations.has(annotations.adopted);
  return isOwn
    ? readAnnotation(component, [annotations.adopted], parseAdopted, variant)
    : { findings: [] };
}
