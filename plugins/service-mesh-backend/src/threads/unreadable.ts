import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Discovery } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Whether an entity is an API.
 *
 * @internal
 */
export function isApi({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'api';
}

/**
 * Takes the definitions of some APIs away.
 *
 * @internal
 */
export function withoutDefinitions(
  entities: readonly Entity[],
  refs: ReadonlySet<string>,
): Entity[] {
  return entities.map(entity =>
    refs.has(stringifyEntityRef(entity))
      ? { ...entity, spec: { ...entity.spec, definition: '' } }
      : entity,
  );
}

const unreadable = (api: string): Finding => ({
  code: 'catalog/definition-unreadable',
  severity: 'warning',
  layer: 'catalog',
  consequence: 'ineffective',
  message: `The definition of ${api} could not be read within the limits of time and memory, so none of its operations are known. Simplify it, or split it into several APIs.`,
  params: {},
  entityRef: api,
  pointer: '/spec/definition',
  related: [],
  equivalents: [],
  confidence: 'stated',
});

/**
 * Tells of definitions that were taken away, in place of the finding that there are none.
 *
 * @internal
 */
export function withUnreadable(
  discovery: Discovery,
  refs: ReadonlySet<string>,
): Discovery {
  const isSaid = ({ code, entityRef }: Finding) =>
    code === 'catalog/definition-missing' &&
    entityRef !== undefined &&
    refs.has(entityRef);
  return {
    ...discovery,
    services: Object.fromEntries(
      Object.entries(discovery.services).map(([id, discovered]) => [
        id,
        {
          ...discovered,
          findings: [
            ...discovered.findings.filter(finding => !isSaid(finding)),
            ...discovered.service.apis
              .filter(api => refs.has(api.entityRef))
              .map(api => unreadable(api.entityRef)),
          ],
        },
      ]),
    ),
  };
}
