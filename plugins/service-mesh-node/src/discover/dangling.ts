import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { EntityIndex } from './entityIndex';
import { declaredRelations, relationOrigin } from './relation';

/** Names of one finding. */
const MAX_NAMED = 10;

const missing = (component: Entity, relation: string, index: EntityIndex) =>
  index.targets(component, relation).filter(target => !index.get(target));

/**
 * Relations of a component that lead to no entity, as one finding.
 *
 * @internal
 */
export function danglingReferences(
  component: Entity,
  index: EntityIndex,
): Finding[] {
  const entityRef = stringifyEntityRef(component);
  const dangling = Object.entries(declaredRelations).flatMap(
    ([relation, { field }]) =>
      missing(component, relation, index).map(target => ({
        target,
        field,
        relation,
      })),
  );
  if (dangling.length === 0) {
    return [];
  }
  const [first] = dangling;
  const origin = relationOrigin(index, entityRef, first.relation, first.target);
  const names = dangling
    .slice(0, MAX_NAMED)
    .map(({ target, field }) => `${target} under spec.${field}`)
    .concat(
      dangling.length > MAX_NAMED
        ? `${dangling.length - MAX_NAMED} others`
        : [],
    );
  return [
    sourceFinding('catalog', {
      code: 'catalog/dangling-reference',
      message: `${entityRef} names ${names.join(
        ', ',
      )}, but the catalog has no such ${
        dangling.length === 1
          ? 'entity. Register it'
          : 'entities. Register them'
      } or correct the name.`,
      params: {
        targets: dangling.map(({ target, field }) => ({ target, field })),
      },
      entityRef,
      pointer: origin.pointer,
      origin,
    }),
  ];
}

/**
 * What keeps the callers of a component unknown: APIs it provides that the catalog does not have, whose consumers nobody
 * can tell.
 *
 * @internal
 */
export function unknownConsumers(
  component: Entity,
  index: EntityIndex,
): string[] {
  return missing(component, RELATION_PROVIDES_API, index).map(
    api => `the consumers of ${api}, which is not in the catalog`,
  );
}
