/**
 * A folder of a repository, as the scaffolder names them.
 *
 * @internal
 */
export interface RepoLocation {
  /** `host?owner=owner&repo=repo`. */
  repoUrl: string;
  /** Branch; empty for the default branch. */
  branch: string;
  /** Folder in the repository; empty for its root. */
  path: string;
}

function segmentsOf(url: URL): string[] | null {
  const encoded = url.pathname.split('/').filter(Boolean);
  try {
    const segments = encoded.map(decodeURIComponent);
    return segments.some(segment => /[/\\]/.test(segment)) ? null : segments;
  } catch {
    return null;
  }
}

/**
 * Reads a config location of the form `https://host/owner/repo/tree/branch/folder`, as GitHub shows folders; `null` for any
 * other form. A branch is taken to hold no slash.
 *
 * @internal
 */
export function parseConfigLocation(
  configLocation: string | null,
): RepoLocation | null {
  const address = configLocation?.replace(/^url:/, '') ?? '';
  if (!URL.canParse(address)) {
    return null;
  }
  const url = new URL(address);
  const [owner, repo, tree, branch = '', ...folders] = segmentsOf(url) ?? [];
  const known = tree === undefined || (tree === 'tree' && branch);
  if (url.protocol !== 'https:' || !owner || !repo || !known) {
    return null;
  }
  const query = new URLSearchParams({ owner, repo });
  return { repoUrl: `${url.host}?${query}`, branch, path: folders.join('/') };
}
