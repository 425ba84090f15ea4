import {
  Consequence,
  KubernetesObject,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { meshParents, readRoutes } from './routes';

interface Metadata {
  labels?: unknown;
  annotations?: unknown;
}

const templates = [
  ['spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
];

/**
 * The metadata of an object and of the Pods it makes, each with its place.
 *
 * @internal
 */
export function metadataIn(
  object: KubernetesObject,
): { metadata: Metadata; path: string[] }[] {
  return [['metadata'], ...templates].flatMap(path => {
    const metadata = path.reduce<any>((node, key) => node?.[key], object);
    return metadata !== null && typeof metadata === 'object'
      ? [{ metadata, path }]
      : [];
  });
}

/**
 * Where an annotation is set, on objects and on the Pods they make.
 *
 * @internal
 */
export function annotated<T extends { object: KubernetesObject }>(
  documents: readonly T[],
  name: string,
): { document: T; path: string[]; value: string }[] {
  return documents.flatMap(document =>
    metadataIn(document.object).flatMap(({ metadata, path }) => {
      const value = (metadata.annotations as any)?.[name];
      return typeof value === 'string'
        ? [{ document, path: [...path, 'annotations', name], value }]
        : [];
    }),
  );
}

/**
 * Whether Linkerd reads timeouts and retries from the annotations of an object: from Services and EgressNetworks, and from
 * the routes on them.
 *
 * @internal
 */
export function isOutbound(document: { object: KubernetesObject }): boolean {
  return document.object.kind.endsWith('Route')
    ? readRoutes([document])
        .flatMap(meshParents)
        .some(({ kind }) => kind !== 'Server')
    : ['Service', 'EgressNetwork'].includes(document.object.kind);
}

/**
 * What a timeout or retry that cannot be read comes to: the webhook refuses a route for it (Linkerd 2.18); on other objects
 * it is only dropped.
 *
 * @internal
 */
export function refusal({ object }: { object: KubernetesObject }): {
  severity?: Severity;
  consequence?: Consequence;
} {
  return object.kind.endsWith('Route')
    ? { severity: 'error', consequence: 'rejected' }
    : {};
}
