/**
 * A file to check.
 *
 * @internal
 */
export interface CheckedFile {
  path: string;
  content: string;
}

/**
 * Largest file that is taken, in bytes.
 *
 * @internal
 */
export const LARGEST_FILE = 2_000_000;

/**
 * Reads files that somebody chose, and names those that are too large.
 *
 * @internal
 */
export async function readFiles(
  list: Iterable<File>,
): Promise<{ files: CheckedFile[]; tooLarge: string[] }> {
  const all = [...list];
  const fits = all.filter(({ size }) => size <= LARGEST_FILE);
  return {
    files: await Promise.all(
      fits.map(async file => ({
        path: file.webkitRelativePath || file.name,
        content: await file.text(),
      })),
    ),
    tooLarge: all.filter(file => !fits.includes(file)).map(({ name }) => name),
  };
}

/**
 * Files with others added; one of the same name is replaced.
 *
 * @internal
 */
export function withFiles(
  files: readonly CheckedFile[],
  added: readonly CheckedFile[],
): CheckedFile[] {
  const all = [...files, ...added].map(file => [file.path, file] as const);
  return [...new Map(all).values()];
}
