import {
  External,
  Fact,
  Mesh,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, RELATION_API_PROVIDED_BY } from '@backstage/catalog-model';
import { environmentNames, MeshConfig } from '../config';
import { Consumes, readConsumes } from './consumes';
import { readDefinition } from './definition';
import { Definition } from './definitionModel';
import { EntityIndex } from './entityIndex';
import { ComponentFacts, readFacts } from './facts';
import { DefinitionReader } from './rememberDefinitions';
import { readServerEndpoints } from './serverEndpoints';
import { EntityVariant, readVariant } from './variants';

/**
 * The entities, and what is read from them: each thing once, and only when it is asked for.
 *
 * @internal
 */
export interface DiscoveryContext {
  index: EntityIndex;
  /** The names of the environments, `default` first. */
  environments: readonly string[];
  /** What an entity says for the environment that is looked at. */
  variant(entity: Entity): EntityVariant;
  facts(component: Entity): ComponentFacts;
  consumes(component: Entity): Consumes;
  /** The definition of an API as a component with that stated base path serves it. */
  definition(api: Entity, basePath: Fact<string> | null): Definition;
  /** Where an API that nobody in the catalog provides is reached. */
  serverEndpoints(api: Entity): External[];
  /** Ids of the operations and messages of an API; empty where they are not known. */
  operationIds(api: Entity): ReadonlySet<string>;
}

function once<T>(read: (entity: Entity) => T): (entity: Entity) => T {
  const known = new WeakMap<Entity, { value: T }>();
  return entity => {
    const found = known.get(entity) ?? { value: read(entity) };
    known.set(entity, found);
    return found.value;
  };
}

/**
 * Prepares entities for discovery, as they are in one environment.
 *
 * @internal
 */
export function discoveryContext(options: {
  entities: readonly Entity[];
  config: MeshConfig;
  environment: string;
  fallbackMesh: Mesh;
  readDefinition?: DefinitionReader;
}): DiscoveryContext {
  const { config, environment, fallbackMesh } = options;
  const { readDefinition: read = readDefinition } = options;
  const index = new EntityIndex(options.entities);
  const variant = once(entity => readVariant(entity, environment));
  const facts = once(component =>
    readFacts(component, variant(component), config, fallbackMesh),
  );
  const byBasePath = once(() => new Map<string | null, Definition>());
  const definition: DiscoveryContext['definition'] = (api, basePath) => {
    const known = byBasePath(api);
    const key = basePath?.value ?? null;
    const found =
      known.get(key) ?? read(api, basePath, config.definitions.maxLength);
    known.set(key, found);
    return found;
  };
  return {
    index,
    environments: environmentNames(config),
    variant,
    facts,
    consumes: once(component => readConsumes(component, variant(component))),
    definition,
    serverEndpoints: once(readServerEndpoints),
    operationIds: once(api => {
      const [provider] = index.related(api, RELATION_API_PROVIDED_BY);
      const { operations, messages } = definition(
        api,
        provider ? facts(provider).basePath : null,
      );
      return new Set([...operations, ...messages].map(({ id }) => id));
    }),
  };
}
