import {
  annotations,
  Caller,
  External,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { readYaml } from '../yaml';
import { annotationOrigin } from './entityReader';
import { EntityIndex } from './entityIndex';

const isComponent = (ref: string) => ref.startsWith('component:');

/** The operations of an API that a consumer says it calls, or `all` where it does not say. */
function consumedOperations(
  consumer: Entity | undefined,
  api: string,
): Pick<Caller, 'operations'> & Partial<Pick<Caller, 'origin'>> {
  const text = consumer?.metadata.annotations?.[annotations.consumes];
  const parsed = text === undefined ? { value: null } : readYaml(text);
  const map = 'value' in parsed ? parsed.value : null;
  if (
    !consumer ||
    map === null ||
    typeof map !== 'object' ||
    Array.isArray(map)
  ) {
    return { operations: 'all' };
  }
  for (const [key, value] of Object.entries(map)) {
    const ref = stringifyEntityRef(
      parseEntityRef(key, {
        defaultKind: 'api',
        defaultNamespace: consumer.metadata.namespace,
      }),
    );
    if (ref === api && Array.isArray(value)) {
      return {
        operations: value.map(String),
        origin: annotationOrigin(consumer, annotations.consumes),
      };
    }
  }
  return { operations: 'all' };
}

function relationOrigin(holder: string, type: string, target: string) {
  return {
    source: 'entity' as const,
    entityRef: holder,
    pointer: toPointer(['relations']),
    rule: `${type} ${target}`,
  };
}

/**
 * The components that call a service: those that consume an API it provides, and those that depend on it.
 *
 * @internal
 */
export function readCallers(component: Entity, index: EntityIndex): Caller[] {
  const self = stringifyEntityRef(component);
  const consumers = index
    .related(component, RELATION_PROVIDES_API)
    .flatMap(api => {
      const apiRef = stringifyEntityRef(api);
      return index
        .targets(api, RELATION_API_CONSUMED_BY)
        .map<Caller>(consumer => ({
          id: consumer,
          relation: 'consumesApi',
          api: apiRef,
          origin: relationOrigin(consumer, RELATION_CONSUMES_API, apiRef),
          ...consumedOperations(index.get(consumer), apiRef),
        }));
    });
  const dependants = index
    .targets(component, RELATION_DEPENDENCY_OF)
    .map<Caller>(dependant => ({
      id: dependant,
      relation: 'dependsOn',
      api: null,
      operations: 'all',
      origin: relationOrigin(dependant, RELATION_DEPENDS_ON, self),
    }));
  return [...consumers, ...dependants].filter(
    caller => isComponent(caller.id) && caller.id !== self,
  );
}

/**
 * The services that a component calls, by the APIs it consumes and the components it depends on.
 *
 * @internal
 */
export function readCallees(component: Entity, index: EntityIndex): Caller[] {
  const self = stringifyEntityRef(component);
  const consumed = index
    .targets(component, RELATION_CONSUMES_API)
    .flatMap(apiRef => {
      const api = index.get(apiRef);
      return (
        api ? index.targets(api, RELATION_API_PROVIDED_BY) : []
      ).map<Caller>(provider => ({
        id: provider,
        relation: 'consumesApi',
        api: apiRef,
        origin: relationOrigin(self, RELATION_CONSUMES_API, apiRef),
        ...consumedOperations(component, apiRef),
      }));
    });
  const depended = index
    .targets(component, RELATION_DEPENDS_ON)
    .map<Caller>(target => ({
      id: target,
      relation: 'dependsOn',
      api: null,
      operations: 'all',
      origin: relationOrigin(self, RELATION_DEPENDS_ON, target),
    }));
  return [...consumed, ...depended].filter(
    callee => isComponent(callee.id) && callee.id !== self,
  );
}

/**
 * What a component depends on that is not a component.
 *
 * @internal
 */
export function readExternals(
  component: Entity,
  index: EntityIndex,
): External[] {
  const self = stringifyEntityRef(component);
  return index
    .targets(component, RELATION_DEPENDS_ON)
    .filter(ref => !isComponent(ref))
    .map(entityRef => ({
      entityRef,
      host: null,
      port: null,
      protocol: null,
      origin: relationOrigin(self, RELATION_DEPENDS_ON, entityRef),
    }));
}
