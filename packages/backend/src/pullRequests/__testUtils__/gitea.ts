import { GitRepository } from './GitRepository';
import { PullRequest, ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const API = '/api/v1/repos/example/config';

const shown =
  (server: ScmServer) =>
  ({ number, head, base, title, body }: PullRequest) => ({
    number,
    head: { ref: head },
    base: { ref: base },
    title,
    body,
    html_url: `${server.url}/example/config/pulls/${number}`,
  });

/** Answers what is asked of a repository, as Gitea's REST API documents it (v1). */
function answerAs(
  git: GitRepository,
  request: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
  const { method, path, body } = request;
  const ofGit = git.serve('/example/config.git', request);
  if (ofGit) {
    return ofGit;
  }
  switch (`${method} ${path.replace(API, '')}`) {
    case 'GET /git/commits/main':
      return { body: { sha: git.resolve('main') } };
    case 'GET /archive/main.tar.gz':
      return { body: git.archive('main') };
    case 'GET /pulls':
      return { body: server.pullRequests.map(shown(server)) };
    case 'POST /pulls': {
      const { head, base, title, body: text } = body;
      const number = server.open({ head, base, title, body: text });
      return {
        status: 201,
        body: shown(server)(server.pullRequests[number - 1]),
      };
    }
    default:
      return null;
  }
}

/**
 * A server that stands in for Gitea, with the one repository `example/config`.
 *
 * @internal
 */
export const giteaServer = (git: GitRepository, tokens: string | string[]) =>
  new ScmServer(tokens, (request, server) => answerAs(git, request, server));
