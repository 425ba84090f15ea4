import {
  annotations,
  Fact,
  Finding,
  kubernetesAnnotations,
  Mesh,
  Port,
  Workload,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { MeshConfig } from '../config';
import {
  isDnsLabel,
  parseBasePath,
  parseDnsLabel,
  parseDnsSubdomain,
  parsePorts,
  parseProbes,
  parseReplicas,
  parseSelector,
  parseVersions,
} from './annotations';
import { conventionalFact, readAnnotation } from './entityReader';

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

function defaultNamespace(
  entity: Entity,
  config: MeshConfig,
): Fact<string | null> {
  if (config.namespaceTemplate === undefined) {
    return conventionalFact(null, 'nothing names a namespace');
  }
  const system = String(entity.spec?.system ?? '').replace(/^.*[:/]/, '');
  const namespace = config.namespaceTemplate
    .replaceAll('{name}', entity.metadata.name)
    .replaceAll('{system}', system);
  return isDnsLabel(namespace)
    ? {
        value: namespace,
        confidence: 'stated',
        origin: { source: 'config', pointer: '/serviceMesh/namespaceTemplate' },
      }
    : conventionalFact(
        null,
        'the namespace template of app-config gives no valid name here',
      );
}

function defaultMesh(config: MeshConfig, fallback: Mesh): Fact<Mesh> {
  return config.defaultMesh === undefined
    ? conventionalFact(fallback, 'the first mesh that is installed')
    : {
        value: config.defaultMesh,
        confidence: 'stated',
        origin: { source: 'config', pointer: '/serviceMesh/defaultMesh' },
      };
}

/**
 * Reads the facts of one component.
 *
 * @internal
 */
export function readFacts(
  entity: Entity,
  config: MeshConfig,
  fallbackMesh: Mesh,
): ComponentFacts {
  const findings: Finding[] = [];
  const read: typeof readAnnotation = (...args) => {
    const result = readAnnotation(...args);
    findings.push(...result.findings);
    return result;
  };
  const { name } = entity.metadata;
  const stated = (text: string) => ({ value: text.trim() });

  return {
    mesh:
      read(entity, [annotations.mesh], stated).fact ??
      defaultMesh(config, fallbackMesh),
    namespace:
      read(
        entity,
        [annotations.namespace, kubernetesAnnotations.namespace],
        parseDnsLabel,
      ).fact ?? defaultNamespace(entity, config),
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
