import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { locateIn, ManifestDocument } from './validate';

/**
 * Rendered manifests as rules see them.
 *
 * @internal
 */
export function documentsOf(
  manifests: readonly RenderedManifest[],
): ManifestDocument[] {
  return manifests.map(({ object, file, origins, sourceMap }) => ({
    object,
    file,
    origins,
    locate: (pointer, part) => locateIn(sourceMap, pointer, part),
  }));
}
