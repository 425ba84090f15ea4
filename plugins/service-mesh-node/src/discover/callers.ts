import {
  annotations,
  Caller,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { DiscoveryContext } from './context';
import { annotationOrigin } from './entityReader';
import { EntityIndex } from './entityIndex';
import { relationOrigin } from './relation';

/**
 * Whether a ref names a component.
 *
 * @internal
 */
export const isComponentRef = (ref: string) => ref.startsWith('component:');

/**
 * Whether a ref names an API.
 *
 * @internal
 */
export const isApiRef = (ref: string) => ref.startsWith('api:');

/**
 * What a consumer says it calls of an API. An id that the API does not have leaves open what is meant, so that all of the
 * API counts as called until it is corrected.
 */
function narrowed(
  consumer: Entity | undefined,
  api: Entity,
  context: DiscoveryContext,
): Pick<Caller, 'operations' | 'origin'> | null {
  const ids =
    consumer &&
    context.consumes(consumer).operations.get(stringifyEntityRef(api));
  if (!ids) {
    return null;
  }
  const known = context.operationIds(api);
  return known.size === 0 || ids.every(id => known.has(id))
    ? {
        operations: [...ids],
        origin: annotationOrigin(consumer, annotations.consumes),
      }
    : null;
}

/** A component's relation to an API that it calls: it consumes the API, or else depends on it. */
type Binding = typeof RELATION_CONSUMES_API | typeof RELATION_DEPENDS_ON;

function consumption(
  id: string,
  consumer: string,
  binding: Binding,
  api: Entity,
  context: DiscoveryContext,
): Caller {
  const { index } = context;
  const apiRef = stringifyEntityRef(api);
  return {
    id,
    relation: binding === RELATION_CONSUMES_API ? 'consumesApi' : 'dependsOn',
    api: apiRef,
    ...(narrowed(index.get(consumer), api, context) ?? {
      operations: 'all',
      origin: relationOrigin(index, consumer, binding, apiRef),
    }),
  };
}

/** Refs of two relations, each under the first that it stands in. */
function bound(
  consumed: readonly string[],
  depended: readonly string[],
): [ref: string, binding: Binding][] {
  const known = new Set(consumed);
  return [
    ...consumed.map((ref): [string, Binding] => [ref, RELATION_CONSUMES_API]),
    ...depended
      .filter(ref => !known.has(ref))
      .map((ref): [string, Binding] => [ref, RELATION_DEPENDS_ON]),
  ];
}

/**
 * Refs of the APIs that a component calls, and how they are bound.
 *
 * @internal
 */
export function calledApis(
  component: Entity,
  index: EntityIndex,
): [ref: string, binding: Binding][] {
  return bound(
    index.targets(component, RELATION_CONSUMES_API),
    index.targets(component, RELATION_DEPENDS_ON).filter(isApiRef),
  );
}

/** A dependency on a whole component; where the same two are bound by its APIs too, those say what is called. */
function dependency(
  id: string,
  origin: Caller['origin'],
  consumptions: readonly Caller[] | undefined,
): Caller {
  const open =
    !consumptions ||
    consumptions.some(({ operations }) => operations === 'all');
  return {
    id,
    relation: 'dependsOn',
    api: null,
    operations: open
      ? 'all'
      : [...new Set(consumptions.flatMap(({ operations }) => operations))],
    origin,
  };
}

function byId(callers: readonly Caller[]): Map<string, Caller[]> {
  const groups = new Map<string, Caller[]>();
  for (const caller of callers) {
    const group = groups.get(caller.id);
    if (group) {
      group.push(caller);
    } else {
      groups.set(caller.id, [caller]);
    }
  }
  return groups;
}

/**
 * The components that call a service: those that consume an API it provides or depend on one, and those that depend on the
 * service.
 *
 * @internal
 */
export function readCallers(
  component: Entity,
  context: DiscoveryContext,
): Caller[] {
  const { index } = context;
  const self = stringifyEntityRef(component);
  const isOther = (ref: string) => isComponentRef(ref) && ref !== self;
  const consumers = index
    .related(component, RELATION_PROVIDES_API)
    .flatMap(api =>
      bound(
        index.targets(api, RELATION_API_CONSUMED_BY),
        index.targets(api, RELATION_DEPENDENCY_OF),
      )
        .filter(([consumer]) => isOther(consumer))
        .map(([consumer, binding]) =>
          consumption(consumer, consumer, binding, api, context),
        ),
    );
  const known = byId(consumers);
  const dependants = index
    .targets(component, RELATION_DEPENDENCY_OF)
    .filter(isOther)
    .map(dependant =>
      dependency(
        dependant,
        relationOrigin(index, dependant, RELATION_DEPENDS_ON, self),
        known.get(dependant),
      ),
    );
  return [...consumers, ...dependants];
}

/**
 * The services that a component calls, by the APIs it consumes or depends on, and the components it depends on.
 *
 * @internal
 */
export function readCallees(
  component: Entity,
  context: DiscoveryContext,
): Caller[] {
  const { index } = context;
  const self = stringifyEntityRef(component);
  const isOther = (ref: string) => isComponentRef(ref) && ref !== self;
  const consumed = calledApis(component, index).flatMap(([ref, binding]) => {
    const api = index.get(ref);
    return api
      ? index
          .targets(api, RELATION_API_PROVIDED_BY)
          .filter(isOther)
          .map(provider => consumption(provider, self, binding, api, context))
      : [];
  });
  const known = byId(consumed);
  const depended = index
    .targets(component, RELATION_DEPENDS_ON)
    .filter(isOther)
    .map(target =>
      dependency(
        target,
        relationOrigin(index, self, RELATION_DEPENDS_ON, target),
        known.get(target),
      ),
    );
  return [...consumed, ...depended];
}

/**
 * Refs of the components that a component calls, itself included where it calls itself.
 *
 * @internal
 */
export function calleeRefs(component: Entity, index: EntityIndex): string[] {
  return [
    ...new Set([
      ...calledApis(component, index)
        .flatMap(([ref]) => index.get(ref) ?? [])
        .flatMap(api => index.targets(api, RELATION_API_PROVIDED_BY)),
      ...index.targets(component, RELATION_DEPENDS_ON),
    ]),
  ]
    .filter(isComponentRef)
    .sort();
}
