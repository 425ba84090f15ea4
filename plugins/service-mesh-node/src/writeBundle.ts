import {
  JsonObject,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDraft } from './render/draft';
import { Bundle, finalize, inOrder } from './render/finalize';
import { writeYaml } from './render/yaml';
import { locateIn, ManifestDocument } from './validate';

/**
 * Makes the drafts of a bundle files, in the order in which they are applied, and documents for rules to check.
 *
 * @param header - the comment at the top of each file, by line
 * @internal
 */
export function writeBundle(
  drafts: readonly ManifestDraft[],
  bundle: Bundle,
  header: string[],
): { manifests: RenderedManifest[]; documents: ManifestDocument[] } {
  const manifests = inOrder(drafts.map(draft => finalize(draft, bundle))).map(
    manifest => {
      const { text, sourceMap } = writeYaml(
        manifest.object as unknown as JsonObject,
        header,
      );
      return { ...manifest, yaml: text, sourceMap };
    },
  );
  return {
    manifests,
    documents: manifests.map(({ object, file, origins, sourceMap }) => ({
      object,
      file,
      origins,
      locate: (pointer, part) => locateIn(sourceMap, pointer, part),
    })),
  };
}
