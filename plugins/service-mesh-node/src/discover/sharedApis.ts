import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { calleeRefs, isComponentRef } from './callers';
import { EntityIndex } from './entityIndex';
import { relationOrigin } from './relation';

/** Names of one finding. */
const MAX_NAMED = 5;

/**
 * APIs that other components provide too: whoever consumes one may call each of them.
 *
 * @internal
 */
export function sharedApis(component: Entity, index: EntityIndex): Finding[] {
  const entityRef = stringifyEntityRef(component);
  const shared = index
    .related(component, RELATION_PROVIDES_API)
    .map(api => ({
      api: stringifyEntityRef(api),
      others: index
        .targets(api, RELATION_API_PROVIDED_BY)
        .filter(ref => isComponentRef(ref) && ref !== entityRef),
    }))
    .filter(({ others }) => others.length > 0);
  if (shared.length === 0) {
    return [];
  }
  const origin = relationOrigin(
    index,
    entityRef,
    RELATION_PROVIDES_API,
    shared[0].api,
  );
  const named = shared
    .slice(0, MAX_NAMED)
    .map(
      ({ api, others }) =>
        `${api} (also by ${others.slice(0, MAX_NAMED).join(', ')}${
          others.length > MAX_NAMED ? ', …' : ''
        })`,
    );
  return [
    sourceFinding('catalog', {
      code: 'catalog/shared-api',
      severity: 'info',
      consequence: 'style',
      message: `${entityRef} is not alone in providing ${named.join(
        ', ',
      )}. Who consumes such an API counts as a caller of each provider.`,
      params: { apis: shared.map(({ api }) => api) },
      entityRef,
      pointer: origin.pointer,
      origin,
    }),
  ];
}

/**
 * A component that consumes its own API or depends on itself.
 *
 * @internal
 */
export function selfConsumption(
  component: Entity,
  index: EntityIndex,
): Finding[] {
  const entityRef = stringifyEntityRef(component);
  return calleeRefs(component, index).includes(entityRef)
    ? [
        sourceFinding('catalog', {
          code: 'catalog/self-consumption',
          severity: 'info',
          consequence: 'style',
          message: `${entityRef} consumes an API that it provides, or depends on itself. It is not counted among its callers; remove the relation unless its Pods call one another through the mesh.`,
          entityRef,
          pointer: '/spec',
        }),
      ]
    : [];
}
