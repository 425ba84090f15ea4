import {
  Manifest,
  manifestMarks,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { adoptedFor, withAdoptedNames } from './adopted';
import { Bundle } from './bundle';
import { contentHash } from './contentHash';
import { Draft, ManifestDraft, settleDraft } from './draft';
import { kebabKind } from './kebab';
import { labelValue } from './labelValue';
import { pathSegment } from './pathSegment';
import { syncWave } from './syncWave';

type Marks = Record<string, Draft<string>>;

/** Labels and annotations of ours; what changes somebody else's object carries none. */
function marks(
  { role, phase }: ManifestDraft,
  { entityRef, system }: Bundle,
  output: MeshConfig['output'],
): { labels: Marks; annotations: Marks } {
  if (role === 'patch') {
    return { labels: {}, annotations: {} };
  }
  const partOf = system === null ? null : labelValue(system);
  return {
    labels: {
      [manifestMarks.managedByLabel]: manifestMarks.managedBy,
      ...(partOf === null ? {} : { [manifestMarks.partOfLabel]: partOf }),
    },
    annotations: {
      ...syncWave(phase, output),
      ...(entityRef === null ? {} : { [manifestMarks.entity]: entityRef }),
    },
  };
}

const unlessEmpty = (entries: Marks) =>
  Object.keys(entries).length ? entries : undefined;

function fileOf({ kind, role }: ManifestDraft, name: string, folder: string) {
  const file = `${kebabKind(kind)}-${pathSegment(name)}.yaml`;
  return `${folder}/${role === 'patch' ? 'patches/' : ''}${file}`;
}

/**
 * Makes a draft a manifest: labels and annotations that say whose it is (patches, which change somebody else's object,
 * carry none), the hash of its content, and its file.
 *
 * @public
 */
export function finalize(
  draft: ManifestDraft,
  bundle: Bundle,
  output: MeshConfig['output'],
): Manifest {
  const own = marks(draft, bundle, output);
  const { object: settled, origins } = settleDraft({
    ...draft,
    labels: unlessEmpty({ ...draft.labels, ...own.labels }),
    annotations: unlessEmpty({ ...draft.annotations, ...own.annotations }),
  });
  const { adopted = [] } = bundle;
  const place =
    draft.role === 'own' ? adoptedFor(settled, adopted)?.place : undefined;
  const object = withAdoptedNames(settled, adopted);
  if (draft.role === 'own') {
    object.metadata.annotations = {
      ...object.metadata.annotations,
      [manifestMarks.contentHash]: contentHash(object),
    };
  }
  return {
    object,
    role: draft.role,
    phase: draft.phase,
    file: place?.file ?? fileOf(draft, object.metadata.name, bundle.folder),
    ...(place ? { adopted: true as const } : {}),
    origins,
  };
}

/**
 * Puts manifests in the order in which they are applied: by phase, then by file.
 *
 * @public
 */
export function inOrder<M extends Manifest>(manifests: readonly M[]): M[] {
  return [...manifests].sort(
    (a, b) => a.phase - b.phase || (a.file < b.file ? -1 : 1),
  );
}
