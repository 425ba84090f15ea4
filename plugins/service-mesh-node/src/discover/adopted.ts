import {
  annotations,
  DEFAULT_ENVIRONMENT,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { AdoptedObject, parseAdopted } from './annotations';
import { ReadAnnotation, readAnnotation } from './entityReader';
import { EntityVariant } from './variants';

/** Tells of settings that may have no effect, since somebody else's objects are in the place of generated ones. */
function keptFinding(
  component: Entity,
  { fact }: ReadAnnotation<AdoptedObject[]>,
) {
  const kept = (fact?.value ?? [])
    .filter(({ place }) => place === null)
    .map(({ kind, generatedName }) => `${kind} ${generatedName}`);
  const entityRef = stringifyEntityRef(component);
  return fact && kept.length
    ? [
        sourceFinding('catalog', {
          code: 'catalog/kept-by-hand',
          message: `${entityRef} keeps what somebody wrote in place of ${kept.join(
            ', ',
          )}, so that settings which lead there have no effect. Take out its entry in ${
            annotations.adopted
          } once the object is gone.`,
          params: { objects: kept },
          entityRef,
          pointer: fact.origin.pointer,
          origin: fact.origin,
        }),
      ]
    : [];
}

/**
 * What becomes of objects that were there before. A file belongs to one environment: what holds everywhere else is, for this
 * annotation, the default environment alone.
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
  if (!isOwn) {
    return { findings: [] };
  }
  const read = readAnnotation(
    component,
    [annotations.adopted],
    parseAdopted,
    variant,
  );
  return {
    ...read,
    findings: [...read.findings, ...keptFinding(component, read)],
  };
}
