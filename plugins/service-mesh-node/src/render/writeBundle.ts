import {
  JsonObject,
  Manifest,
  RenderedManifest,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { adoptedFor } from './adopted';
import { Bundle } from './bundle';
import { ManifestDraft, settleDraft } from './draft';
import { finalize, inOrder } from './finalize';
import { fileHeader, hashLine } from './header';
import { originText } from './originText';
import { separateFiles } from './separateFiles';
import { writeYaml } from './yaml';

/** The origin of each value that has one of its own, as comments. */
function provenance({ origins }: Manifest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(origins).map(([pointer, origin]) => [
      pointer,
      originText(origin),
    ]),
  );
}

/** An object that was there before stays in its place. */
function isLeftOut(draft: ManifestDraft, { adopted = [] }: Bundle): boolean {
  return (
    adopted.length > 0 &&
    draft.role === 'own' &&
    adoptedFor(settleDraft(draft).object, adopted)?.place === null
  );
}

/**
 * Makes the drafts of a bundle files, in the order in which they are applied: each object with its marks, its own file, and
 * its text under a header that says where it comes from.
 *
 * @public
 */
export function writeBundle(
  drafts: readonly ManifestDraft[],
  bundle: Bundle,
  target: Pick<Target, 'mesh'>,
  output: MeshConfig['output'],
): RenderedManifest[] {
  const manifests = drafts
    .filter(draft => !isLeftOut(draft, bundle))
    .map(draft => finalize(draft, bundle, output));
  return inOrder(separateFiles(manifests)).map(manifest => {
    // Proves that it is plain JSON.
    const content: JsonObject = JSON.parse(JSON.stringify(manifest.object));
    const { text, sourceMap } = writeYaml(
      content,
      [
        ...fileHeader(bundle, target.mesh, Object.values(manifest.origins)),
        ...(manifest.role === 'patch' ? [hashLine(content)] : []),
      ],
      output.provenance ? provenance(manifest) : {},
    );
    return { ...manifest, yaml: text, sourceMap };
  });
}
