import {
  PolicyChange,
  ServiceId,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { readEnvironment } from '../config';
import { discover, Discovery } from '../discover';
import { editComponent } from './componentEdits';
import { editOperations } from './operationEdits';

/**
 * Reads the catalog as it would be with other values for policy settings of one service, and says what to write where to make
 * it so. A value that a setting does not take is a finding, as it is where somebody has written it.
 *
 * @throws InputError for an operation that the service does not have, a setting that operations do not have, or a place that
 *   cannot be edited.
 * @public
 */
export function discoverChanged(
  id: ServiceId,
  changes: readonly PolicyChange[],
  options: Omit<Parameters<typeof discover>[0], 'subjects'>,
): { discovery: Discovery; edits: SourceEdit[] } {
  const environment = readEnvironment(options.environment, options.config);
  const component = options.entities.find(
    entity => stringifyEntityRef(entity) === id,
  )!;
  const whole = editComponent(
    component,
    changes.filter(({ operation }) => operation === undefined),
    environment,
  );
  const discovery = discover({
    ...options,
    entities: options.entities.map(entity =>
      entity === component ? whole.component : entity,
    ),
    subjects: [id],
  });
  const discovered = discovery.services[id];
  const single = editOperations(discovered.service, changes);
  return {
    discovery: {
      ...discovery,
      services: {
        [id]: {
          ...discovered,
          declarations: [...discovered.declarations, ...single.declarations],
        },
      },
    },
    edits: [...whole.edits, ...single.edits],
  };
}
