import { Scm } from './scm';
import { afterMarks, encoded } from './spelling';

/**
 * Bitbucket Cloud.
 *
 * @internal
 */
export const bitbucketCloud: Scm = {
  read: ([owner, repo, ...rest]) => afterMarks(owner, repo, rest, [['src']]),
  root: ({ owner, repo, branch }) =>
    encoded(owner, repo, ...(branch ? ['src', branch] : [])),
  // The scaffolder asks for a project, which no address tells and its action does not use.
  repoUrl: ({ owner, repo }) => ({ workspace: owner, project: owner, repo }),
  owner: ({ workspace }) => workspace,
};

/**
 * Bitbucket Server, and Data Center.
 *
 * @internal
 */
export const bitbucketServer: Scm = {
  read([projects, owner, repos, repo, browse, ...folders], query) {
    const isPlace =
      projects === 'projects' &&
      repos === 'repos' &&
      (browse === undefined || browse === 'browse');
    return isPlace && owner && repo
      ? {
          owner,
          repo,
          branch: (query.get('at') ?? '').replace(/^refs\/heads\//, ''),
          path: folders.join('/'),
        }
      : null;
  },
  root: ({ owner, repo, branch }) =>
    `${encoded('projects', owner, 'repos', repo, 'browse')}${
      branch ? `?at=${encodeURIComponent(branch)}` : ''
    }`,
  repoUrl: ({ owner, repo }) => ({ project: owner, repo }),
  owner: ({ project }) => project,
};
