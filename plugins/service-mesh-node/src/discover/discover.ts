import {
  Mesh,
  ServiceId,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshConfig, readEnvironment } from '../config';
import { serviceKey } from '../nameClash';
import { calleeRefs } from './callers';
import { DiscoveryContext, discoveryContext } from './context';
import { dependencyCycles } from './cycles';
import { DefinitionReader } from './rememberDefinitions';
import { DiscoveredService, discoverService } from './service';
import {
  identityObstacle,
  SharedIdentity,
  sharedIdentities,
  sharedIdentityFinding,
} from './sharedIdentity';

/**
 * What the catalog knows.
 *
 * @public
 */
export interface Discovery {
  /** The services asked for, with their policy as written and what was found on the way. */
  services: Record<ServiceId, DiscoveredService>;
  /** Identity of every component among the entities. */
  identities: Record<ServiceId, ServiceIdentity>;
  /** The components that run somewhere: all but those of type `library`. */
  workloads: ServiceId[];
  /** The components that run somewhere, by their Kubernetes Service as `namespace/name`. */
  owners: Record<string, ServiceId>;
}

function identity(
  component: Entity,
  context: DiscoveryContext,
): ServiceIdentity {
  const { mesh, namespace, serviceName, workload } = context.facts(component);
  return {
    id: stringifyEntityRef(component),
    mesh,
    namespace,
    serviceName,
    serviceAccount: workload.serviceAccount,
  };
}

/**
 * Whether a component is one that mesh configuration is made for.
 *
 * @public
 */
export function isService(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'component' &&
    entity.spec?.type === 'service'
  );
}

/** Whether a component is code that runs only inside others. */
const isLibrary = (component: Entity) => component.spec?.type === 'library';

/** A component whose namespace is unknown owns nothing for sure. */
function ownersOf(
  components: readonly Entity[],
  context: DiscoveryContext,
): Record<string, ServiceId> {
  return Object.fromEntries(
    components
      .filter(component => !isLibrary(component))
      .flatMap((component): [string, ServiceId][] => {
        const { namespace, serviceName } = context.facts(component);
        return namespace.value === null
          ? []
          : [
              [
                serviceKey(namespace.value, serviceName.value),
                stringifyEntityRef(component),
              ],
            ];
      }),
  );
}

/** Finds the services that a service calls, itself left out; each once, when it is asked for. */
function callsBetween({ index }: DiscoveryContext) {
  const known = new Map<ServiceId, ServiceId[]>();
  const isOther = (callee: string, id: ServiceId) => {
    const entity = index.get(callee);
    return callee !== id && entity !== undefined && isService(entity);
  };
  return (id: ServiceId) => {
    const component = index.get(id);
    const callees =
      known.get(id) ??
      (component && isService(component)
        ? calleeRefs(component, index).filter(callee => isOther(callee, id))
        : []);
    known.set(id, callees);
    return callees;
  };
}

/**
 * Reads catalog entities into the mesh model. Entities carry their relations, as the catalog delivers them; their order
 * makes no difference. What is not among them is unknown: nothing is said about it.
 *
 * @param options - `environment` is the one whose facts and policy are read. `subjects` restricts the services to some refs; without it they are all components of type `service`.
 *   `fallbackMesh` is the mesh where neither the component nor app-config names one. `shared` are the identities that services
 *   share, for who has looked for them among more components than these. `readDefinition` reads definitions for who has read them before.
 * @throws InputError for an environment that app-config does not name.
 * @public
 */
export function discover(options: {
  entities: readonly Entity[];
  config: MeshConfig;
  fallbackMesh: Mesh;
  environment?: string;
  subjects?: readonly ServiceId[];
  shared?: ReadonlyMap<ServiceId, SharedIdentity[]>;
  readDefinition?: DefinitionReader;
}): Discovery {
  const { entities, config, fallbackMesh } = options;
  const subjects = options.subjects && new Set(options.subjects);
  const environment = readEnvironment(options.environment, config);
  const context = discoveryContext({
    entities,
    config,
    environment,
    fallbackMesh,
    readDefinition: options.readDefinition,
  });
  const components = context.index.components();
  const refs = components.map(component => stringifyEntityRef(component));
  const wanted = components.filter((component, i) =>
    subjects ? subjects.has(refs[i]) : isService(component),
  );
  const shared =
    options.shared ??
    sharedIdentities(
      components.map((component, i) => [refs[i], context.facts(component)]),
    );
  const cycles = dependencyCycles(
    callsBetween(context),
    wanted.map(component => stringifyEntityRef(component)),
  );
  const services = wanted.map(component => {
    const found = discoverService(component, context);
    const { id, namespace } = found.service;
    const alike = shared.get(id) ?? [];
    return {
      ...found,
      obstacles: [...found.obstacles, ...alike.map(identityObstacle)],
      findings: [
        ...found.findings,
        ...sharedIdentityFinding(id, namespace.value, alike),
        ...(cycles.get(id) ?? []),
      ],
    };
  });
  return {
    services: Object.fromEntries(
      services.map(found => [found.service.id, found]),
    ),
    identities: Object.fromEntries(
      components.map((component, i) => [refs[i], identity(component, context)]),
    ),
    workloads: refs.filter((_, i) => !isLibrary(components[i])),
    owners: ownersOf(components, context),
  };
}
