import {
  Fact,
  Finding,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { readAdopted } from './adopted';
import { AdoptedObject } from './annotations';
import { readCallees, readCallers } from './callers';
import { readConfigLocation, statedConfigLocation } from './configLocation';
import { consumesFindings } from './consumesFindings';
import { DiscoveryContext } from './context';
import { contradictingAnnotations } from './contradictions';
import { danglingReferences, unknownConsumers } from './dangling';
import { PolicyDeclaration, PolicyLevel } from './declaration';
import { Definition } from './definitionModel';
import { EntityIndex } from './entityIndex';
import { readEntityPolicy } from './entityPolicy';
import { conventionalFact } from './entityReader';
import { readExternals } from './externals';
import { ComponentFacts } from './facts';
import { unusableName } from './nameFindings';
import { PolicyBounds, readPolicyBounds } from './policyBounds';
import { selfConsumption, sharedApis } from './sharedApis';
import { withUniqueIds } from './uniqueIds';
import { unknownAnnotations } from './unknownAnnotations';
import { variantFindings } from './variants';

/**
 * What the catalog tells about one component.
 *
 * @public
 */
export interface DiscoveredService {
  service: Service;
  declarations: PolicyDeclaration[];
  /** Bounds that the Domain sets to the policy of all below it. */
  bounds: PolicyBounds[];
  findings: Finding[];
  /** Folder for the manifests, where the component or its system names one. */
  configLocation: string | null;
  /** The folder that its system names for manifests. */
  systemConfigLocation: string | null;
  /** What becomes of objects that were there before. */
  adopted: AdoptedObject[];
  /** What keeps the service from being enforced beside assumed facts, in words; `findings` tells of each. */
  obstacles: string[];
}

function basePathFact(
  facts: ComponentFacts,
  definitions: Definition[],
): Fact<string> {
  // gRPC knows no base path; it must not hide that of an OpenAPI definition beside it.
  const first = definitions.find(({ operations }) =>
    operations.some(operation => operation.protocol === 'http'),
  );
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
  context: DiscoveryContext,
): DiscoveredService {
  const { index } = context;
  const entityRef = stringifyEntityRef(component);
  const facts = context.facts(component);
  const { system, domain } = ancestors(component, index);
  const apis = index.related(component, RELATION_PROVIDES_API);
  const { definitions, callers } = withUniqueIds(
    apis,
    apis.map(api => context.definition(api, facts.basePath)),
    readCallers(component, context),
  );
  const external = readExternals(component, context);
  const layers: [Entity, PolicyLevel][] = [
    ...(domain ? [[domain, 'domain'] satisfies [Entity, PolicyLevel]] : []),
    ...(system ? [[system, 'system'] satisfies [Entity, PolicyLevel]] : []),
    [component, 'component'],
    ...apis.map(api => [api, 'api'] satisfies [Entity, PolicyLevel]),
  ];
  const policies = layers.map(([entity, level]) =>
    readEntityPolicy(entity, context.variant(entity), level),
  );
  const adopted = readAdopted(component, context.variant(component));
  const bounded = domain && readPolicyBounds(domain);
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
        type: typeof api.spec?.type === 'string' ? api.spec.type : '',
        securitySchemes: definitions[i].securitySchemes,
        serverHosts: definitions[i].serverHosts,
      })),
      operations: definitions.flatMap(definition => definition.operations),
      messages: definitions.flatMap(definition => definition.messages),
      callers,
      callees: readCallees(component, context),
      externals: [
        ...external.externals,
        ...definitions.flatMap(definition => definition.externals),
      ],
    },
    declarations: [
      ...policies.flatMap(policy => policy.declarations),
      ...definitions.flatMap(definition => definition.declarations),
    ],
    bounds: bounded ? [bounded.bounds] : [],
    findings: [
      ...facts.findings,
      ...layers.flatMap(([entity]) => [
        ...unknownAnnotations(entity),
        ...variantFindings(entity, context.environments),
      ]),
      ...(bounded?.findings ?? []),
      ...contradictingAnnotations(component),
      ...unusableName(component, facts),
      ...(index.targets(component, RELATION_PROVIDES_API).length
        ? []
        : [noApi]),
      ...definitions.flatMap(definition => definition.findings),
      ...policies.flatMap(policy => policy.findings),
      ...adopted.findings,
      ...external.findings,
      ...consumesFindings(component, context),
      ...danglingReferences(component, index),
      ...sharedApis(component, index),
      ...selfConsumption(component, index),
    ],
    configLocation: readConfigLocation(component, system, context),
    systemConfigLocation: statedConfigLocation(system, context),
    adopted: adopted.fact?.value ?? [],
    obstacles: unknownConsumers(component, index),
  };
}
