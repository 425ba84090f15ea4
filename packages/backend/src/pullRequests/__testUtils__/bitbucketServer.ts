import { GitRepository } from './GitRepository';
import { PullRequest, ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const API = '/rest/api/1.0/projects/EX/repos/config';

const shown =
  (server: ScmServer) =>
  ({ number, head, title, body }: PullRequest) => ({
    id: number,
    title,
    description: body,
    fromRef: { id: `refs/heads/${head}`, displayId: head },
    links: {
      self: [
        {
          href: `${server.url}/projects/EX/repos/config/pull-requests/${number}`,
        },
      ],
    },
  });

/** Answers what is asked of a repository, as the REST API of Bitbucket Server documents it (1.0). */
function answerAs(
  git: GitRepository,
  request: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
  const { method, path, query, body } = request;
  const ofGit = git.serve('/scm/EX/config.git', request);
  if (ofGit) {
    return ofGit;
  }
  switch (`${method} ${path.replace(API, '')}`) {
    case 'GET /branches': {
      const values = git
        .branches()
        .filter(name => name.includes(query.get('filterText') ?? ''))
        .map(name => ({
          id: `refs/heads/${name}`,
          displayId: name,
          latestCommit: git.resolve(name),
        }));
      return { body: { size: values.length, values } };
    }
    case 'GET /branches/default':
      return { body: { displayId: 'main', latestCommit: git.resolve('main') } };
    case 'GET /default-branch':
      return { body: { displayId: 'main' } };
    case 'GET /archive':
      return { body: git.archive(query.get('at')!) };
    case 'GET /pull-requests':
      return { body: { values: server.pullRequests.map(shown(server)) } };
    case 'POST /pull-requests': {
      const number = server.open({
        head: body.fromRef.displayId,
        base: body.toRef.displayId,
        title: body.title,
        body: body.description,
      });
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
 * A server that stands in for Bitbucket Server, with the one repository `EX/config`.
 *
 * @internal
 */
export const bitbucketServer = (
  git: GitRepository,
  tokens: string | string[],
) => new ScmServer(tokens, (request, server) => answerAs(git, request, server));
