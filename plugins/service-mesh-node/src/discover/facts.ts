import {
  annotations,
  Fact,
  Finding,
  kubernetesAnnotations,
  Mesh,
  Port,
  Workload,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshConfig } from '../config';
import { configFact } from '../config/environment';
import { sourceFinding } from '../finding';
import {
  isDnsLabel,
  kubernetesName,
  parseBasePath,
  parseDnsLabel,
  parseDnsSubdomain,
  parseHeaders,
  parsePorts,
  parseProbes,
  parseReplicas,
  parseSelector,
  parseVersions,
} from './annotations';
import {
  conventionalFact,
  ReadAnnotation,
  readAnnotation,
} from './entityReader';
import { EntityVariant } from './variants';

/**
 * What a component's annotations state about its deployment, with conventions where they are silent.
 *
 * @internal
 */
export interface ComponentFacts {
  mesh: Fact<Mesh>;
  namespace: Fact<string | null>;
  serviceName: Fact<string>;
  workload: Workload;
  ports: Fact<Port[]>;
  /** `null` where only the API definition can tell. */
  basePath: Fact<string> | null;
  findings: Finding[];
}

function fromTemplate(entity: Entity, template: string): string {
  const { system: ref } = entity.spec ?? {};
  const system = typeof ref === 'string' ? ref.replace(/^.*[:/]/, '') : '';
  return template
    .replaceAll('{name}', () => entity.metadata.name)
    .replaceAll('{system}', () => system);
}

function defaultNamespace(
  entity: Entity,
  config: MeshConfig,
  environment: string,
): ReadAnnotation<string | null> & { fact: Fact<string | null> } {
  const { value: template, origin } = configFact(
    config,
    environment,
    'namespaceTemplate',
  );
  if (template === undefined) {
    return {
      fact: conventionalFact(null, 'nothing names a namespace'),
      findings: [],
    };
  }
  const value = fromTemplate(entity, template);
  if (isDnsLabel(value)) {
    return { fact: { value, confidence: 'stated', origin }, findings: [] };
  }
  const entityRef = stringifyEntityRef(entity);
  const proposal = kubernetesName(value);
  return {
    fact: conventionalFact(
      null,
      'the namespace template of app-config gives no valid name here',
    ),
    findings: [
      sourceFinding('catalog', {
        code: 'catalog/invalid-namespace',
        message: `The namespace template of app-config gives '${value}' for ${entityRef}, which is not a valid Kubernetes name. State ${
          annotations.namespace
        }${proposal ? `, perhaps '${proposal}'` : ''}.`,
        params: { namespace: value, proposal },
        entityRef,
        pointer: '/metadata/annotations',
        origin,
      }),
    ],
  };
}

function defaultMesh(
  config: MeshConfig,
  environment: string,
  fallback: Mesh,
): Fact<Mesh> {
  const { value, origin } = configFact(config, environment, 'defaultMesh');
  return value === undefined
    ? conventionalFact(fallback, 'the first mesh that is installed')
    : { value, confidence: 'stated', origin };
}

/**
 * Reads the facts of one component as they are in an environment.
 *
 * @internal
 */
export function readFacts(
  entity: Entity,
  variant: EntityVariant,
  config: MeshConfig,
  fallbackMesh: Mesh,
): ComponentFacts {
  const { environment } = variant;
  const findings: Finding[] = [];
  const read: typeof readAnnotation = (from, names, parse) => {
    const result = readAnnotation(from, names, parse, variant);
    findings.push(...result.findings);
    return result;
  };
  const namespaceByTemplate = () => {
    const { fact, findings: faults } = defaultNamespace(
      entity,
      config,
      environment,
    );
    findings.push(...faults);
    return fact;
  };
  const { name } = entity.metadata;
  const stated = (text: string) => ({ value: text.trim() });

  return {
    mesh:
      read(entity, [annotations.mesh], stated).fact ??
      defaultMesh(config, environment, fallbackMesh),
    namespace:
      read(
        entity,
        [annotations.namespace, kubernetesAnnotations.namespace],
        parseDnsLabel,
      ).fact ?? namespaceByTemplate(),
    serviceName:
      read(entity, [annotations.service], parseDnsLabel).fact ??
      conventionalFact(name, 'the Service is named like the component'),
    workload: {
      name:
        read(entity, [annotations.workload], parseDnsSubdomain).fact ??
        conventionalFact(name, 'the Deployment is named like the component'),
      selector:
        read(
          entity,
          [annotations.selector, kubernetesAnnotations.labelSelector],
          parseSelector,
        ).fact ??
        conventionalFact({ app: name }, 'Pods carry the label app=<name>'),
      serviceAccount:
        read(entity, [annotations.serviceAccount], parseDnsSubdomain).fact ??
        conventionalFact(
          name,
          'the service account is named like the component',
        ),
      replicas:
        read(entity, [annotations.replicas], parseReplicas).fact ?? null,
      technology: read(entity, [annotations.technology], stated).fact ?? null,
      probes: read(entity, [annotations.probes], parseProbes).fact ?? null,
      propagatedHeaders:
        read(entity, [annotations.propagatedHeaders], parseHeaders).fact ??
        null,
      versions:
        read(entity, [annotations.versions], parseVersions).fact ??
        conventionalFact([], 'one version'),
    },
    ports:
      read(entity, [annotations.ports], parsePorts).fact ??
      conventionalFact(
        [{ port: 80, targetPort: 8080, protocol: 'http' }],
        'HTTP on port 80, served by workload port 8080',
      ),
    basePath: read(entity, [annotations.basePath], parseBasePath).fact ?? null,
    findings,
  };
}
