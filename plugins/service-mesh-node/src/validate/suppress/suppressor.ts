import {
  KubernetesObject,
  Suppression,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../../config';
import { ManifestDocument } from '../rule';
import { holds, suppression } from './entry';
import { readOwnAnnotation, SUPPRESS_ANNOTATION } from './ownAnnotation';

/**
 * An annotation by which another tool accepts findings: a comma list of its codes.
 *
 * @public
 */
export interface SuppressAnnotation {
  name: string;
  /** The text that stands for every code of that tool. */
  all: string;
  /** Which codes are those of that tool. */
  codes: RegExp;
}

/**
 * Says who accepts a finding about a document that has one of some codes.
 *
 * @public
 */
export type Suppressor = (
  document: ManifestDocument,
  codes: readonly string[],
) => Suppression | undefined;

function byOtherTool(
  object: KubernetesObject,
  codes: readonly string[],
  { name, all, codes: pattern }: SuppressAnnotation,
): Suppression | undefined {
  const text: unknown = object.metadata.annotations?.[name];
  if (typeof text !== 'string') {
    return undefined;
  }
  const named = text.split(',').map(code => code.trim());
  const accepted = codes.find(
    code => pattern.test(code) && (text.trim() === all || named.includes(code)),
  );
  return accepted === undefined
    ? undefined
    : { by: name, reason: `The annotation names ${accepted}.`, until: null };
}

type Accepted = MeshConfig['suppress'][number];

function concerns(
  { kind, namespace, name, file }: Accepted,
  { object, file: path }: ManifestDocument,
): boolean {
  return (
    (kind === undefined || kind === object.kind) &&
    (namespace === undefined || namespace === object.metadata.namespace) &&
    (name === undefined || name === object.metadata.name) &&
    (file === undefined || path === file || path.startsWith(`${file}/`))
  );
}

/**
 * Reads what is accepted: by annotations of the objects, ours and those of other tools, and by app-config.
 *
 * @internal
 */
export function suppressorOf(
  accepted: readonly Accepted[],
  annotations: readonly SuppressAnnotation[],
  today: string | null,
): Suppressor {
  return (document, codes) => {
    const own = readOwnAnnotation(document.object).entries.find(
      entry => codes.includes(entry.code) && holds(entry, today),
    );
    if (own) {
      return suppression(SUPPRESS_ANNOTATION, own);
    }
    const configured = accepted.find(
      entry =>
        codes.includes(entry.code) &&
        concerns(entry, document) &&
        holds(entry, today),
    );
    if (configured) {
      return suppression('serviceMesh.suppress', configured);
    }
    for (const annotation of annotations) {
      const other = byOtherTool(document.object, codes, annotation);
      if (other) {
        return other;
      }
    }
    return undefined;
  };
}
