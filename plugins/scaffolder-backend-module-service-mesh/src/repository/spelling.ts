import { RepoPlace } from './scm';

/**
 * Names as the path of an address.
 *
 * @internal
 */
export const encoded = (...names: string[]) =>
  names
    .flatMap(name => name.split('/'))
    .map(encodeURIComponent)
    .join('/');

/**
 * Reads `owner/repo`, or that and words that come before a branch.
 *
 * @internal
 */
export function afterMarks(
  owner: string,
  repo: string | undefined,
  [...rest]: readonly string[],
  marks: readonly (readonly string[])[],
): RepoPlace | null {
  if (!owner || !repo) {
    return null;
  }
  if (rest.length === 0) {
    return { owner, repo, branch: '', path: '' };
  }
  const [branch, ...folders] = rest.slice(marks.length);
  const isMarked = marks.every((words, index) => words.includes(rest[index]));
  return isMarked && branch
    ? { owner, repo, branch, path: folders.join('/') }
    : null;
}
