import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { RepoLocation } from './location';

/**
 * A text file of a repository.
 *
 * @internal
 */
export interface RepoFile {
  /** Path below the folder of the location. */
  file: string;
  text: string;
}

/** Largest file that is read, in bytes; no manifest is longer. */
const MAX_SIZE = 2_000_000;

const isYaml = (path: string) => /\.ya?ml$/.test(path);

/** Says why, without an address that may hold a token. */
const reasonOf = (error: unknown) =>
  error instanceof Error
    ? `${error.name}: ${error.message.replace(/\/\/[^/@\s]*@/g, '//')}`
    : 'for an unknown reason';

/**
 * Reads the YAML files in the folder of a repository; none where there is no such folder.
 *
 * @throws InputError where the repository or its branch cannot be read.
 * @internal
 */
export async function readFiles(
  { path, rootUrl, branch }: RepoLocation,
  options: {
    urlReader: UrlReaderService;
    token?: string;
    signal?: AbortSignal;
  },
): Promise<RepoFile[]> {
  const { urlReader, token, signal } = options;
  const folder = path === '' ? '' : `${path}/`;
  try {
    const tree = await urlReader.readTree(rootUrl, {
      token,
      signal: signal as never,
      filter: (file, info) =>
        file.startsWith(folder) &&
        isYaml(file) &&
        (info?.size ?? 0) <= MAX_SIZE,
    });
    const files: RepoFile[] = [];
    // Files come out of an archive, one after the other.
    for (const file of await tree.files()) {
      files.push({
        file: file.path.slice(folder.length),
        text: (await file.content()).toString('utf8'),
      });
    }
    return files;
  } catch (error) {
    throw new InputError(
      `Cannot read the repository ${rootUrl}${
        branch ? '' : ' at its default branch'
      }. Check that it exists, that the branch does, and that the token of its host in app-config integrations may read it (${reasonOf(
        error,
      )})`,
    );
  }
}
