import { annotations } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isComponentRef } from './callers';

/** Annotations with which a component may name operations of the APIs that it consumes. */
const naming = [annotations.consumes, annotations.environments];

/**
 * What discovery of a component looks at in the entities around it, but for APIs whose definition matters to it.
 *
 * @public
 */
export const NEIGHBOUR_FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
  'spec.system',
  'spec.lifecycle',
  'spec.providesApis',
  'spec.consumesApis',
  'spec.dependsOn',
  'spec.dependencyOf',
  'relations',
];

/** Relations of entities around a component that lead on from it; the others lead back from all that there is. */
const onward = [
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
];

/**
 * An entity around a component as far as discovery looks at it: without the relations to thousands of others that an API or a System
 * may have. It does not hold for an API whose definition matters.
 *
 * @public
 */
export function asNeighbour(entity: Entity): Entity {
  return {
    ...entity,
    relations: entity.relations?.filter(({ type }) => onward.includes(type)),
  };
}

/**
 * Prepares to tell whether discovery of a component looks at more of an API around it than {@link NEIGHBOUR_FIELDS}. It does not
 * where the component consumes the API as a whole from another component: then who provides it is all that matters.
 *
 * @public
 */
export function mattersTo(subject: Entity): (api: Entity) => boolean {
  const mayName = naming.some(
    name => subject.metadata.annotations?.[name] !== undefined,
  );
  const boundOtherwise = new Set(
    (subject.relations ?? [])
      .filter(({ type }) => type !== RELATION_CONSUMES_API)
      .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US')),
  );
  return api =>
    mayName ||
    // Its broker is one of the places that are called.
    api.spec?.type === 'asyncapi' ||
    boundOtherwise.has(stringifyEntityRef(api)) ||
    !(api.relations ?? []).some(
      ({ type, targetRef }) =>
        type === RELATION_API_PROVIDED_BY &&
        isComponentRef(targetRef.toLocaleLowerCase('en-US')),
    );
}
