import { Scm } from './scm';
import { afterMarks, encoded } from './spelling';

const ownerOf: Scm['owner'] = ({ owner }) => owner;

/**
 * GitHub.
 *
 * @internal
 */
export const github: Scm = {
  read: ([owner, repo, ...rest]) =>
    afterMarks(owner, repo, rest, [['tree', 'blob']]),
  root: ({ owner, repo, branch }) =>
    encoded(owner, repo, ...(branch ? ['tree', branch] : [])),
  repoUrl: ({ owner, repo }) => ({ owner, repo }),
  owner: ownerOf,
};

/**
 * GitLab, whose groups hold groups.
 *
 * @internal
 */
export const gitlab: Scm = {
  read(segments) {
    const end = segments.indexOf('-');
    const project = end < 0 ? segments : segments.slice(0, end);
    const rest = end < 0 ? [] : segments.slice(end);
    const groups = project.slice(0, -1).join('/');
    return afterMarks(groups, project.at(-1), rest, [['-'], ['tree', 'blob']]);
  },
  root: ({ owner, repo, branch }) =>
    encoded(owner, repo, ...(branch ? ['-', 'tree', branch] : [])),
  repoUrl: ({ owner, repo }) => ({ owner, repo }),
  owner: ownerOf,
  // By the name that readers know it by, which may be another one than Git's.
  pages: (integrations, host) => {
    const { baseUrl } = integrations.gitlab.byHost(host)!.config;
    return `https://${host}${new URL(baseUrl).pathname}`;
  },
};

/**
 * Gitea, and Forgejo, which has the same addresses.
 *
 * @internal
 */
export const gitea: Scm = {
  needsBranch: true,
  read: ([owner, repo, ...rest]) =>
    afterMarks(owner, repo, rest, [['src'], ['branch']]),
  root: ({ owner, repo, branch }) => encoded(owner, repo, 'src/branch', branch),
  repoUrl: ({ owner, repo }) => ({ owner, repo }),
  owner: ownerOf,
  pages: (integrations, host) =>
    integrations.gitea.byHost(host)?.config.baseUrl,
};
