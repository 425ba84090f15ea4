import { RepoPlace, Scm } from './scm';
import { encoded } from './spelling';

/** Branches come after these letters in a query. */
const BRANCH = 'GB';

/** Folders come by query, where no address has been checked for steps upwards. */
function folderIn(query: URLSearchParams): string | null {
  const names = (query.get('path') ?? '').split('/').filter(Boolean);
  return names.some(name => name.includes('\\') || /^\.\.?$/.test(name))
    ? null
    : names.join('/');
}

/**
 * Azure DevOps: `organization/project/_git/repo`, or `organization/_git/repo` where the project is called as its repository.
 *
 * @internal
 */
export const azure: Scm = {
  read(segments, query): RepoPlace | null {
    const git = segments.indexOf('_git');
    const [repo, ...rest] = segments.slice(git + 1);
    const owner = segments.slice(0, git);
    const path = folderIn(query);
    const version = query.get('version') ?? BRANCH;
    const isPlace =
      [1, 2].includes(git) &&
      repo &&
      rest.length === 0 &&
      path !== null &&
      version.startsWith(BRANCH);
    return isPlace
      ? {
          owner: (git === 1 ? [...owner, repo] : owner).join('/'),
          repo,
          branch: version.slice(BRANCH.length),
          path,
        }
      : null;
  },
  root: ({ owner, repo, branch }) =>
    `${encoded(owner, '_git', repo)}${
      branch ? `?version=${BRANCH}${encodeURIComponent(branch)}` : ''
    }`,
  repoUrl({ owner, repo }) {
    const [organization, project] = owner.split('/');
    return { organization, project, repo };
  },
  owner: ({ organization, project }) =>
    organization && project ? `${organization}/${project}` : undefined,
};
