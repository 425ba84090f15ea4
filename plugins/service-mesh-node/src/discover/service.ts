import {
  Fact,
  Finding,
  Mesh,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { MeshConfig } from '../config';
import { sourceFinding } from '../finding';
import { readCallees, readCallers, readExternals } from './callers';
import { readConfigLocation } from './configLocation';
import { PolicyDeclaration } from './declaration';
import { readDefinition } from './definition';
import { Definition } from './definitionModel';
import { EntityIndex } from './entityIndex';
import { readEntityPolicy } from './entityPolicy';
import { conventionalFact } from './entityReader';
import { ComponentFacts, readFacts } from './facts';

/**
 * What the catalog tells about one component.
 *
 * @public
 */
export interface DiscoveredService {
  service: Service;
  declarations: PolicyDeclaration[];
  findings: Finding[];
  /** Folder for the manifests, where the component or its system names one. */
  configLocation: string | null;
}

function basePathFact(
  facts: ComponentFacts,
  definitions: Definition[],
): Fact<string> {
  const [first] = definitions.filter(d => d.operations.length > 0);
  return (
    facts.basePath ??
    conventionalFact(
      first?.basePath ?? '',
      'the path of the first server of the definition',
    )
  );
}

/** The component's system and that system's domain, weakest first. */
function ancestors(component: Entity, index: EntityIndex) {
  const ofKind = (entity: Entity | undefined, kind: string) =>
    entity &&
    index
      .related(entity, RELATION_PART_OF)
      .find(other => other.kind.toLocaleLowerCase('en-US') === kind);
  const system = ofKind(component, 'system');
  const domain = ofKind(system, 'domain');
  return { system, domain };
}

/**
 * Reads one component with its APIs, callers, callees and policy.
 *
 * @internal
 */
export function discoverService(
  component: Entity,
  index: EntityIndex,
  config: MeshConfig,
  fallbackMesh: Mesh,
): DiscoveredService {
  const entityRef = stringifyEntityRef(component);
  const facts = readFacts(component, config, fallbackMesh);
  const { system, domain } = ancestors(component, index);
  const apis = index.related(component, RELATION_PROVIDES_API);
  const definitions = apis.map(api => readDefinition(api, facts.basePath));
  const policies = [
    ...(domain ? [readEntityPolicy(domain, 'domain')] : []),
    ...(system ? [readEntityPolicy(system, 'system')] : []),
    readEntityPolicy(component, 'component'),
    ...apis.map(api => readEntityPolicy(api, 'api')),
  ];
  const noApi = sourceFinding('catalog', {
    code: 'catalog/no-api',
    severity: 'info',
    message: `${entityRef} provides no API, so its operations are unknown and all requests are treated alike. Name its APIs under spec.providesApis.`,
    entityRef,
    pointer: '/spec/providesApis',
  });

  return {
    service: {
      id: entityRef,
      entityRef,
      name: component.metadata.name,
      owner: index.targets(component, RELATION_OWNED_BY)[0] ?? null,
      system:
        index
          .targets(component, RELATION_PART_OF)
          .find(ref => ref.startsWith('system:')) ?? null,
      lifecycle:
        typeof component.spec?.lifecycle === 'string'
          ? component.spec.lifecycle
          : null,
      mesh: facts.mesh,
      namespace: facts.namespace,
      serviceName: facts.serviceName,
      workload: facts.workload,
      ports: facts.ports,
      basePath: basePathFact(facts, definitions),
      apis: apis.map((api, i) => ({
        entityRef: stringifyEntityRef(api),
        type: String(api.spec?.type ?? ''),
        securitySchemes: definitions[i].securitySchemes,
        serverHosts: definitions[i].serverHosts,
      })),
      operations: definitions.flatMap(definition => definition.operations),
      messages: definitions.flatMap(definition => definition.messages),
      callers: readCallers(component, index),
      callees: readCallees(component, index),
      externals: [
        ...readExternals(component, index),
        ...definitions.flatMap(definition => definition.externals),
      ],
    },
    declarations: [
      ...policies.flatMap(policy => policy.declarations),
      ...definitions.flatMap(definition => definition.declarations),
    ],
    findings: [
      ...facts.findings,
      ...(index.targets(component, RELATION_PROVIDES_API).length
        ? []
        : [noApi]),
      ...definitions.flatMap(definition => definition.findings),
      ...policies.flatMap(policy => policy.findings),
    ],
    configLocation: readConfigLocation(component, system),
  };
}
