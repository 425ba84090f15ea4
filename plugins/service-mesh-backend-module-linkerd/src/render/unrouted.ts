import {
  Loss,
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { routeLeaves } from './routeGroups';

/**
 * Settings of operations that no route can tell from other requests, where they differ from those of the catch-all,
 * which carries them.
 *
 * @internal
 */
export function unroutedLosses(
  input: ServiceInput,
  { mesh }: Target,
  routed: Operation[],
): Loss[] {
  const unrouted = input.service.operations.filter(o => !routed.includes(o));
  const { catchAll, operations } = input.policy;
  return routeLeaves.flatMap(leaf => {
    const others = JSON.stringify(catchAll[leaf]?.value);
    const lost = unrouted.filter(
      ({ id }) => JSON.stringify(operations[id]?.[leaf]?.value) !== others,
    );
    return lost.length === 0
      ? []
      : [
          {
            mesh,
            leaf,
            scope: { operations: lost.map(operation => operation.id) },
            reason:
              'A route tells requests apart by method and path, which does not single out these operations; they get what holds for all other requests.',
            alternative: `Set ${leaf} for the service as a whole.`,
          },
        ];
  });
}
