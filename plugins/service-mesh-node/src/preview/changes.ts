import {
  PolicyChange,
  ServiceId,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Discovery } from '../discover';
import { editComponent } from './componentEdits';
import { editOperations } from './operationEdits';

/**
 * Writes other values for settings of a whole service into its entity. A value that a setting does not take is a finding later, as it
 * is where somebody has written it.
 *
 * @param entities - the service is among them
 * @returns the entities as they would be, and what to write to make it so
 * @throws InputError for an annotation that cannot be changed because it is broken.
 * @public
 */
export function changeEntities(
  id: ServiceId,
  changes: readonly PolicyChange[],
  entities: readonly Entity[],
  environment: string,
): { entities: Entity[]; edits: SourceEdit[] } {
  const component = entities.find(entity => stringifyEntityRef(entity) === id)!;
  const { component: edited, edits } = editComponent(
    component,
    changes.filter(({ operation }) => operation === undefined),
    environment,
  );
  return {
    entities: entities.map(entity => (entity === component ? edited : entity)),
    edits,
  };
}

/**
 * Puts other values for settings of single operations into what was read of a service, as if they stood in its API definitions.
 *
 * @returns what would be read, and what to write to make it so
 * @throws InputError for an operation that the service does not have, or a setting that operations do not have.
 * @public
 */
export function changeOperations(
  id: ServiceId,
  changes: readonly PolicyChange[],
  discovery: Discovery,
): { discovery: Discovery; edits: SourceEdit[] } {
  const discovered = discovery.services[id];
  const { declarations, edits } = editOperations(discovered.service, changes);
  return {
    discovery: {
      ...discovery,
      services: {
        ...discovery.services,
        [id]: {
          ...discovered,
          declarations: [...discovered.declarations, ...declarations],
        },
      },
    },
    edits,
  };
}
