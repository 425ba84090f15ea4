import { Subject } from '../laws/law';
import { World } from './worlds';

/**
 * The services of a world that have an address.
 *
 * @internal
 */
export function subjectsOf(world: World): Subject[] {
  return Object.entries(world.run.services)
    .filter(([, { input }]) => input.service.namespace.value !== null)
    .map(([id, service]) => ({
      world,
      name: id.replace('component:default/', ''),
      service,
    }));
}
