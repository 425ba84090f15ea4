import {
  annotations,
  External,
  Finding,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { parseEndpoints } from './annotations';
import { calledApis, isApiRef, isComponentRef } from './callers';
import { DiscoveryContext } from './context';
import { readAnnotation } from './entityReader';
import { EntityIndex } from './entityIndex';
import { relationOrigin } from './relation';

interface Externals {
  externals: External[];
  findings: Finding[];
}

/** An entity without a spec is one that the reader may not see: nothing is known of its providers. */
const isForeignApi = (api: Entity, index: EntityIndex) =>
  api.spec !== undefined &&
  !index.targets(api, RELATION_API_PROVIDED_BY).some(isComponentRef);

/** The brokers that a definition names, or else its servers. */
function ofDefinition(api: Entity, context: DiscoveryContext): External[] {
  return api.spec?.type === 'asyncapi'
    ? context.definition(api, null).externals
    : context.serverEndpoints(api);
}

function ofEntity(
  entityRef: string,
  origin: Origin,
  context: DiscoveryContext,
): Externals {
  const entity = context.index.get(entityRef);
  const { fact, findings } = entity
    ? readAnnotation(
        entity,
        [annotations.endpoint],
        parseEndpoints,
        context.variant(entity),
      )
    : { fact: undefined, findings: [] };
  if (fact) {
    return {
      externals: fact.value.map(endpoint => ({
        entityRef,
        ...endpoint,
        origin: fact.origin,
      })),
      findings,
    };
  }
  const declared =
    entity && isApiRef(entityRef) ? ofDefinition(entity, context) : [];
  return {
    externals: declared.length
      ? declared
      : [{ entityRef, host: null, port: null, protocol: null, origin }],
    findings,
  };
}

/** A consumed API is outside where no component provides it; its broker always is. */
function ofConsumedApi(
  api: Entity,
  origin: Origin,
  context: DiscoveryContext,
): Externals {
  if (isForeignApi(api, context.index)) {
    return ofEntity(stringifyEntityRef(api), origin, context);
  }
  return {
    externals:
      api.spec?.type === 'asyncapi'
        ? context.definition(api, null).externals
        : [],
    findings: [],
  };
}

/**
 * What a component calls outside the mesh: resources it depends on, APIs that no component provides, and the brokers of
 * APIs it consumes.
 *
 * @internal
 */
export function readExternals(
  component: Entity,
  context: DiscoveryContext,
): Externals {
  const { index } = context;
  const self = stringifyEntityRef(component);
  const resources = index
    .targets(component, RELATION_DEPENDS_ON)
    .filter(ref => !isComponentRef(ref) && !isApiRef(ref))
    .map(ref => [ref, RELATION_DEPENDS_ON]);
  const found = [...calledApis(component, index), ...resources].map(
    ([ref, type]) => {
      const origin = relationOrigin(index, self, type, ref);
      const entity = index.get(ref);
      if (!isApiRef(ref)) {
        return ofEntity(ref, origin, context);
      }
      return entity
        ? ofConsumedApi(entity, origin, context)
        : { externals: [], findings: [] };
    },
  );
  return {
    externals: found.flatMap(({ externals }) => externals),
    findings: found.flatMap(({ findings }) => findings),
  };
}
