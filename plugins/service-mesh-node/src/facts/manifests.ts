import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';
import { ReadDocument, ReadLimits, readManifests } from '../validate/read';
import { serviceSpec, workloadSpec } from './kinds';

/** A listing of a whole cluster is one long document. */
const wholeCluster: ReadLimits = {
  maxLength: 100_000_000,
  maxComplexLength: 100_000_000,
  maxValues: 20_000_000,
};

/**
 * A Kubernetes object with the file it stands in.
 *
 * @internal
 */
export interface SourceObject extends ReadDocument {
  file: string;
}

/**
 * A workload whose Pods take part in a mesh.
 *
 * @internal
 */
export interface WorkloadManifest extends SourceObject {
  spec: z.infer<typeof workloadSpec>;
}

/**
 * A Kubernetes Service.
 *
 * @internal
 */
export interface ServiceManifest extends SourceObject {
  spec: z.infer<typeof serviceSpec>;
}

/**
 * The objects that facts are read from.
 *
 * @internal
 */
export interface FactSources {
  workloads: WorkloadManifest[];
  services: ServiceManifest[];
  /** Faults of the texts. */
  findings: Finding[];
}

const workloadKinds: Record<string, RegExp> = {
  Deployment: /^(apps|extensions)\//,
  StatefulSet: /^apps\//,
  DaemonSet: /^(apps|extensions)\//,
  Rollout: /^argoproj\.io\//,
};

const isWorkload = ({ object }: SourceObject) =>
  Object.hasOwn(workloadKinds, object.kind) &&
  workloadKinds[object.kind].test(object.apiVersion);

const isService = ({ object }: SourceObject) =>
  object.kind === 'Service' && object.apiVersion === 'v1';

/**
 * The namespace an object says it is in; `null` is a namespace of its own.
 *
 * @internal
 */
export const namespaceOf = ({ object }: SourceObject): string | null =>
  typeof object.metadata.namespace === 'string'
    ? object.metadata.namespace
    : null;

/**
 * An object's kind, namespace and name, for people.
 *
 * @internal
 */
export function nameOf({ object }: SourceObject): string {
  const { kind, metadata } = object;
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${
    metadata.name
  }`;
}

/** Gives a Rollout the Pod template of the Deployment it refers to, and leaves that Deployment out. */
function resolveReferences(workloads: WorkloadManifest[]): WorkloadManifest[] {
  const borrowed = new Set<WorkloadManifest>();
  const resolved = workloads.map(workload => {
    const { workloadRef } = workload.spec;
    const lender = workloads.find(
      other =>
        workloadRef !== undefined &&
        other.object.kind === workloadRef.kind &&
        other.object.metadata.name === workloadRef.name &&
        namespaceOf(other) === namespaceOf(workload),
    );
    if (!lender) {
      return workload;
    }
    borrowed.add(lender);
    const { template, selector } = lender.spec;
    return { ...workload, spec: { ...workload.spec, template, selector } };
  });
  return resolved.filter(workload => !borrowed.has(workload));
}

/**
 * Reads the workloads and Services of some files, in the order of their paths.
 *
 * @internal
 */
export function readSources(
  files: readonly { path: string; content: string }[],
): FactSources {
  const read = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, content }) => ({
      path,
      ...readManifests(content, path, wholeCluster),
    }));
  const objects = read.flatMap(({ path, documents }) =>
    documents.map<SourceObject>(document => ({ ...document, file: path })),
  );
  return {
    workloads: resolveReferences(
      objects.filter(isWorkload).map(source => ({
        ...source,
        spec: workloadSpec.parse(source.object.spec),
      })),
    ),
    services: objects.filter(isService).map(source => ({
      ...source,
      spec: serviceSpec.parse(source.object.spec),
    })),
    findings: read.flatMap(({ findings }) => findings),
  };
}
