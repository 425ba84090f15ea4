import {
  FileComparison,
  KubernetesObject,
  manifestMarks,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from 'yaml';
import { contentHash, hashOf } from '../render/contentHash';
import { generatedFor, hashInHeader } from '../render/header';
import { readManifests } from '../validate';

/**
 * A text file of a folder.
 *
 * @public
 */
export interface TextFile {
  /** Path below the folder, `/` between its names. */
  file: string;
  text: string;
}

/**
 * A file that stands in a folder, and what is known of it.
 *
 * @public
 */
export interface PresentFile extends TextFile {
  /** Whether an earlier run has written it. */
  isOurs: boolean;
  /** The mesh it was written for; `null` where its header is gone or never was. */
  mesh: string | null;
  /** The Kubernetes objects in it. */
  objects: KubernetesObject[];
  /** Whether it holds Kubernetes objects that could be read, and nothing else. */
  isWhole: boolean;
  edited: FileComparison['edited'];
}

const isMarked = ({ metadata }: KubernetesObject) =>
  metadata.labels?.[manifestMarks.managedByLabel] === manifestMarks.managedBy;

/** The hash of a text's content; `null` for what is not YAML. */
function hashOfText(text: string): string | null {
  try {
    return hashOf(parse(text, { maxAliasCount: 0 }));
  } catch {
    return null;
  }
}

function editedIn(
  text: string,
  objects: readonly KubernetesObject[],
): FileComparison['edited'] {
  const written = hashInHeader(text);
  if (written !== null) {
    return hashOfText(text) === written ? 'no' : 'yes';
  }
  const hashes = objects.map(
    ({ metadata }) => metadata.annotations?.[manifestMarks.contentHash],
  );
  if (objects.length === 0 || hashes.some(hash => hash === undefined)) {
    return 'unknown';
  }
  return objects.every((object, index) => contentHash(object) === hashes[index])
    ? 'no'
    : 'yes';
}

/**
 * Reads a file of a folder: it is ours by its header, or by the label of its objects where that is gone.
 *
 * @public
 */
export function readPresentFile({ file, text }: TextFile): PresentFile {
  const mesh = generatedFor(text);
  const { documents, findings, ...read } = readManifests(text, file);
  const objects = documents.map(({ object }) => object);
  const isOurs = mesh !== null || objects.some(isMarked);
  return {
    file,
    text,
    mesh,
    isOurs,
    objects,
    isWhole:
      objects.length > 0 &&
      findings.length + read.passedOver + read.unread.length === 0,
    edited: isOurs ? editedIn(text, objects) : 'unknown',
  };
}
