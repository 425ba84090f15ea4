import { Scm } from './scm';
import { encoded } from './spelling';

/** What comes between a repository and a branch in Gitiles. */
const MARK = ['+', 'refs', 'heads'];

/**
 * Gerrit, whose files Gitiles shows: `repo/+/refs/heads/branch/folder`. Names of repositories may hold slashes, and are in nothing.
 *
 * @internal
 */
export const gerrit: Scm = {
  needsBranch: true,
  read(segments) {
    const mark = segments.indexOf('+');
    const [branch, ...folders] = segments.slice(mark + MARK.length);
    const isPlace =
      mark > 0 && MARK.every((word, index) => segments[mark + index] === word);
    return isPlace && branch
      ? {
          owner: '',
          repo: segments.slice(0, mark).join('/'),
          branch,
          path: folders.join('/'),
        }
      : null;
  },
  root: ({ repo, branch }) =>
    [encoded(repo), ...MARK, encoded(branch)].join('/'),
  repoUrl: ({ repo }) => ({ repo }),
  owner: () => '',
  pages: (integrations, host) =>
    integrations.gerrit.byHost(host)?.config.gitilesBaseUrl,
};
