import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Setting } from './setting';

type Placed = [place: number, setting: Setting];

/**
 * Finds the settings that may speak of an operation, in their order, without a look at those of all others: the settings
 * that name no operations, and those that name this one. Where none do, it is always the same list.
 *
 * @internal
 */
export function settingsByOperation(
  settings: readonly Setting[],
): (operation: Operation | null) => Setting[] {
  const general: Placed[] = [];
  const specific = new Map<string, Placed[]>();
  settings.forEach((setting, place) => {
    const { operations } = setting.declaration;
    if (operations === null) {
      general.push([place, setting]);
      return;
    }
    for (const id of new Set(operations)) {
      const own = specific.get(id) ?? [];
      specific.set(id, own);
      own.push([place, setting]);
    }
  });
  const forAll = general.map(([, setting]) => setting);
  return operation => {
    const own = operation && specific.get(operation.id);
    return own
      ? [...general, ...own]
          .sort(([a], [b]) => a - b)
          .map(([, setting]) => setting)
      : forAll;
  };
}
