import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RELATION_PART_OF, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { parseEntityName } from './entityName';

/**
 * The components to configure: the one named, or all services of a system that the initiator may see.
 *
 * @returns refs in alphabetical order
 * @throws InputError for a system without services, and for a ref of another kind.
 * @internal
 */
export async function resolveServices(
  entityRef: string,
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<string[]> {
  const ref = stringifyEntityRef(parseEntityName(entityRef));
  const { kind } = parseEntityName(ref);
  if (kind === 'component') {
    return [ref];
  }
  if (kind !== 'system') {
    throw new InputError(
      `'${entityRef}' is no component and no system. Set 'entityRef' to one, such as component:default/order.`,
    );
  }
  const { catalog, credentials } = options;
  const { items } = await catalog.getEntities(
    {
      filter: {
        kind: 'component',
        'spec.type': 'service',
        [`relations.${RELATION_PART_OF}`]: ref,
      },
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
    },
    { credentials },
  );
  if (items.length === 0) {
    throw new InputError(
      `No service is part of '${ref}': it does not exist, has no component of type service, or you may not see them.`,
    );
  }
  return items.map(entity => stringifyEntityRef(entity)).sort();
}
