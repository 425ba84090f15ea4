import { Caller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Definition } from './definitionModel';

/** New ids of the operations of an API whose own id another API of the service has too, by API ref. */
type Renamed = Map<string, Map<string, string>>;

function renamedIds(apis: Entity[], definitions: Definition[]): Renamed {
  const taken = new Set<string>();
  return new Map(
    apis.map((api, i) => {
      const ids = definitions[i].operations.map(({ id }) => id);
      const clashing = ids.filter(id => taken.has(id));
      ids.forEach(id => taken.add(id));
      return [
        stringifyEntityRef(api),
        new Map(clashing.map(id => [id, `${id}@${api.metadata.name}`])),
      ];
    }),
  );
}

/**
 * Makes the ids of operations unique within a service that provides several APIs: of two operations with one id, that of the
 * later API gets the name of the API behind it, and so does whatever speaks of it.
 *
 * @internal
 */
export function withUniqueIds(
  apis: Entity[],
  definitions: Definition[],
  callers: Caller[],
): { definitions: Definition[]; callers: Caller[] } {
  const renamed = renamedIds(apis, definitions);
  if ([...renamed.values()].every(ids => ids.size === 0)) {
    return { definitions, callers };
  }
  const rename = (api: string | null, id: string) =>
    (api === null ? undefined : renamed.get(api)?.get(id)) ?? id;
  return {
    definitions: definitions.map(definition => ({
      ...definition,
      operations: definition.operations.map(operation => ({
        ...operation,
        id: rename(operation.api, operation.id),
      })),
      declarations: definition.declarations.map(declaration => ({
        ...declaration,
        operations:
          declaration.operations?.map(id => rename(declaration.api, id)) ??
          null,
      })),
    })),
    callers: callers.map(caller => ({
      ...caller,
      operations:
        caller.operations === 'all'
          ? 'all'
          : caller.operations.map(id => rename(caller.api, id)),
    })),
  };
}
