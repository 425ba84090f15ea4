import { createHash } from 'node:crypto';
import { Manifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';

function identityHash({ object: { apiVersion, kind, metadata } }: Manifest) {
  return createHash('sha256')
    .update(JSON.stringify([apiVersion, kind, metadata.namespace ?? null]))
    .digest('hex')
    .slice(0, 8);
}

/**
 * Gives every manifest of a bundle a file of its own. The file name holds neither API group nor namespace, so two objects
 * may ask for one file: the first keeps it, the others get a hash of both behind their name. Those whose files were there
 * before keep them, together if they stood together.
 *
 * @internal
 */
export function separateFiles(manifests: readonly Manifest[]): Manifest[] {
  return manifests.map((manifest, index) =>
    !manifest.adopted &&
    manifests.slice(0, index).some(({ file }) => file === manifest.file)
      ? {
          ...manifest,
          file: manifest.file.replace(
            /\.yaml$/,
            `-${identityHash(manifest)}.yaml`,
          ),
        }
      : manifest,
  );
}
