import {
  KubernetesObject,
  Manifest,
  manifestMarks,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { contentHash } from './contentHash';
import { ManifestDraft, settle } from './draft';
import { kebabKind } from './kebab';

/** Folder of services whose namespace nothing names; no namespace can be called so. */
const NO_NAMESPACE = '_unknown-namespace';

const labelValue = (ref: string) =>
  ref
    .replace(/^.*\//, '')
    .replace(/[^-A-Za-z0-9_.]/g, '-')
    .slice(0, 63);

/** Folder of what holds for a namespace as a whole; no Service can be called so. */
const NAMESPACE = '_namespace';

/**
 * What the manifests of a bundle share.
 *
 * @public
 */
export interface Bundle {
  /** Folder below the config location. */
  folder: string;
  /** The entity it is rendered from; `null` for none. */
  entityRef: string | null;
  system: string | null;
}

/**
 * Folder of a service's bundle below the config location.
 *
 * @public
 */
export function bundleFolder(service: Service, target: Target): string {
  return [
    target.environment,
    service.namespace.value ?? NO_NAMESPACE,
    service.serviceName.value,
  ].join('/');
}

/**
 * Folder of a namespace's bundle below the config location.
 *
 * @public
 */
export function namespaceFolder(namespace: string, target: Target): string {
  return [target.environment, namespace, NAMESPACE].join('/');
}

function fileOf(draft: ManifestDraft, name: string, folder: string): string {
  const file = `${kebabKind(draft.kind)}-${name}.yaml`;
  return `${folder}/${draft.role === 'patch' ? 'patches/' : ''}${file}`;
}

/**
 * Makes a draft a manifest: labels and annotations that say whose it is (patches, which change somebody else's object,
 * carry none), the hash of its content, and its file.
 *
 * @public
 */
export function finalize(draft: ManifestDraft, bundle: Bundle): Manifest {
  const { folder, entityRef, system } = bundle;
  const own = draft.role === 'own';
  const labels = {
    ...draft.labels,
    ...(own
      ? {
          [manifestMarks.managedByLabel]: manifestMarks.managedBy,
          ...(system
            ? { [manifestMarks.partOfLabel]: labelValue(system) }
            : {}),
        }
      : {}),
  };
  const annotations = {
    ...draft.annotations,
    ...(own && entityRef ? { [manifestMarks.entity]: entityRef } : {}),
  };
  const { value, origins } = settle({
    apiVersion: draft.apiVersion,
    kind: draft.kind,
    metadata: {
      name: draft.name,
      namespace: draft.namespace,
      labels: Object.keys(labels).length ? labels : undefined,
      annotations: Object.keys(annotations).length ? annotations : undefined,
    },
    ...draft.body,
  });
  const object = value as unknown as KubernetesObject;
  if (own) {
    object.metadata.annotations = {
      ...object.metadata.annotations,
      [manifestMarks.contentHash]: contentHash(object),
    };
  }
  return {
    object,
    role: draft.role,
    phase: draft.phase,
    file: fileOf(draft, object.metadata.name, folder),
    origins,
  };
}

/**
 * Puts manifests in the order in which they are applied: by phase, then by file.
 *
 * @public
 */
export function inOrder(manifests: readonly Manifest[]): Manifest[] {
  return [...manifests].sort(
    (a, b) => a.phase - b.phase || (a.file < b.file ? -1 : 1),
  );
}
