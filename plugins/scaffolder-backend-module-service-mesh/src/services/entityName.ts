import { InputError } from '@backstage/errors';
import { EntityName } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Reads an entity ref; the kind defaults to `component` and the namespace to `default`.
 *
 * @internal
 */
export function parseEntityName(entityRef: string): EntityName {
  const match = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(
    entityRef.trim(),
  );
  if (!match) {
    throw new InputError(
      `'${entityRef}' is not an entity ref. Set 'entityRef' to the ref of a component, such as component:default/order.`,
    );
  }
  const [, kind = 'component', namespace = 'default', name] = match;
  return { kind, namespace, name };
}
