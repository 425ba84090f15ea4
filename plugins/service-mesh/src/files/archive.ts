import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The files in a ZIP archive, in the folders where they belong.
 *
 * @internal
 */
export async function archive(
  manifests: readonly RenderedManifest[],
): Promise<Blob> {
  const { default: JSZip } = await import('jszip');
  const zip = new JSZip();
  for (const { file, yaml } of manifests) {
    zip.file(file, yaml);
  }
  return zip.generateAsync({ type: 'blob', compression: 'DEFLATE' });
}
