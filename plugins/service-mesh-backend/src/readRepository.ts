import { UrlReaderService } from '@backstage/backend-plugin-api';
import { TextFile } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Largest file that is read, in bytes; no manifest is longer. */
const MAX_SIZE = 2_000_000;

/**
 * Reads the YAML files of one folder below the place that the catalog names, by the credentials of app-config integrations.
 *
 * @throws whatever the reader of that host does
 * @internal
 */
export async function readRepository(
  location: string,
  folder: string,
  urlReader: UrlReaderService,
): Promise<TextFile[]> {
  const tree = await urlReader.readTree(location.replace(/^url:/, ''), {
    filter: (path, info) =>
      path.startsWith(`${folder}/`) &&
      /\.ya?ml$/.test(path) &&
      (info?.size ?? 0) <= MAX_SIZE,
  });
  const files: TextFile[] = [];
  // Files come out of an archive, one after the other.
  for (const file of await tree.files()) {
    files.push({
      file: file.path,
      text: (await file.content()).toString('utf8'),
    });
  }
  return files;
}
