import {
  Finding,
  KubernetesObject,
  Range,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readManifests, resourceRef } from '../validate';
import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * An object of a folder, with the way back to its text.
 *
 * @internal
 */
export interface ExistingObject {
  object: KubernetesObject;
  file: string;
  locate(pointer: JsonPointer): Range;
}

/**
 * The objects of a folder.
 *
 * @internal
 */
export interface Existing {
  objects: ExistingObject[];
  /** Files that hold something beside the objects, or something that cannot be read. */
  mixed: ReadonlySet<string>;
  findings: Finding[];
}

/**
 * A place in a file that an object stands in.
 *
 * @public
 */
export interface ExistingPlace {
  resource: ResourceRef;
  file: string;
  /** 1-based. */
  line: number;
}

/**
 * The place of a value of an object.
 *
 * @internal
 */
export const placeOf = (
  { object, file, locate }: ExistingObject,
  pointer: JsonPointer = '',
): ExistingPlace => ({
  resource: resourceRef(object),
  file,
  line: locate(pointer).start.line,
});

/**
 * An object in the namespace that it is applied to.
 *
 * @param namespace - that of objects which name none
 * @internal
 */
export function inNamespace(
  object: KubernetesObject,
  namespace: string | undefined,
): KubernetesObject {
  return object.metadata.namespace === undefined && namespace !== undefined
    ? { ...object, metadata: { ...object.metadata, namespace } }
    : object;
}

/**
 * Reads the objects of a folder, in the order of their files.
 *
 * @param namespace - that of objects which name none
 * @internal
 */
export function readExisting(
  files: readonly { path: string; content: string }[],
  namespace: string | undefined,
): Existing {
  const read = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, content }) => ({ path, ...readManifests(content, path) }));
  return {
    objects: read.flatMap(({ path, documents }) =>
      documents.map(({ object, locate }) => ({
        object: inNamespace(object, namespace),
        file: path,
        locate: pointer => locate(pointer, 'key'),
      })),
    ),
    mixed: new Set(
      read
        .filter(
          ({ passedOver, unread, findings }) =>
            passedOver + unread.length + findings.length > 0,
        )
        .map(({ path }) => path),
    ),
    findings: read.flatMap(({ findings }) => findings),
  };
}
