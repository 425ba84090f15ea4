import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { EntityIndex } from './entityIndex';

const relations = {
  [RELATION_PROVIDES_API]: 'providesApis',
  [RELATION_CONSUMES_API]: 'consumesApis',
  [RELATION_DEPENDS_ON]: 'dependsOn',
};

/**
 * Relations of a component that lead to no entity.
 *
 * @internal
 */
export function danglingReferences(
  component: Entity,
  index: EntityIndex,
): Finding[] {
  const entityRef = stringifyEntityRef(component);
  return Object.entries(relations).flatMap(([relation, field]) =>
    index
      .targets(component, relation)
      .filter(target => !index.get(target))
      .map(target =>
        sourceFinding('catalog', {
          code: 'catalog/dangling-reference',
          message: `${entityRef} names ${target} under spec.${field}, but the catalog has no such entity. Register it or correct the name.`,
          params: { target, field },
          entityRef,
          pointer: `/spec/${field}`,
          origin: { source: 'entity', entityRef, pointer: `/spec/${field}` },
        }),
      ),
  );
}
