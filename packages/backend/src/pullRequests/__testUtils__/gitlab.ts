import { GitRepository } from './GitRepository';
import { PullRequest, ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const PROJECT = '/api/v4/projects/example/config';

const shown = ({ number, head }: PullRequest) => ({
  iid: number,
  source_branch: head,
  web_url: `https://gitlab.test/example/config/-/merge_requests/${number}`,
});

/** Answers what Gitbeaker and URL readers ask of a project, as GitLab's REST API documents it (v4). */
function answerAs(
  git: GitRepository,
  request: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
  const { method, path, query, body } = request;
  const ofGit = git.serve('/example/config.git', request);
  if (ofGit) {
    return ofGit;
  }
  if (!path.startsWith(PROJECT)) {
    return null;
  }
  const line = `${method} ${path.replace(PROJECT, '')}`;
  const branch = /^GET \/repository\/branches\/(.+)$/.exec(line);
  if (branch) {
    return git.resolve(branch[1])
      ? { body: { name: branch[1], web_url: 'https://gitlab.test/branch' } }
      : null;
  }
  switch (line) {
    case 'GET ':
      return { body: { id: 1, default_branch: 'main' } };
    case 'GET /repository/commits': {
      const id = git.resolve(query.get('ref_name')!);
      return id ? { body: [{ id }] } : null;
    }
    case 'GET /repository/archive':
      return { body: git.archive(query.get('sha')!) };
    case 'GET /merge_requests':
      return { body: server.pullRequests.map(shown) };
    case 'POST /merge_requests': {
      const number = server.open({
        head: body.source_branch,
        base: body.target_branch,
        title: body.title,
        body: body.description,
      });
      return { status: 201, body: shown(server.pullRequests[number - 1]) };
    }
    default:
      return null;
  }
}

/**
 * A server that stands in for GitLab, with the one project `example/config`.
 *
 * @internal
 */
export const gitlabServer = (git: GitRepository, tokens: string | string[]) =>
  new ScmServer(tokens, (request, server) => answerAs(git, request, server));
