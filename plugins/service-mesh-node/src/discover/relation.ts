import {
  Origin,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import { EntityIndex } from './entityIndex';

/**
 * Relations that a component declares: the field of its spec, and the kind of what it names there without one.
 *
 * @internal
 */
export const declaredRelations: Record<
  string,
  { field: string; defaultKind?: string }
> = {
  [RELATION_PROVIDES_API]: { field: 'providesApis', defaultKind: 'API' },
  [RELATION_CONSUMES_API]: { field: 'consumesApis', defaultKind: 'API' },
  [RELATION_DEPENDS_ON]: { field: 'dependsOn' },
};

/**
 * Where a relation is declared: the entry in the spec of its holder, or in `dependencyOf` of its target, or no more than
 * the holder's relations where neither is at hand.
 *
 * @internal
 */
export function relationOrigin(
  index: EntityIndex,
  holder: string,
  type: string,
  target: string,
): Origin {
  const { field, defaultKind } = declaredRelations[type];
  const rule = `${type} ${target}`;
  const own = index.place(holder, field, target, defaultKind);
  if (own) {
    return { source: 'entity', entityRef: holder, pointer: own, rule };
  }
  const reverse =
    type === RELATION_DEPENDS_ON
      ? index.place(target, 'dependencyOf', holder)
      : undefined;
  return reverse
    ? { source: 'entity', entityRef: target, pointer: reverse, rule }
    : {
        source: 'entity',
        entityRef: holder,
        pointer: toPointer(['relations']),
        rule,
      };
}
