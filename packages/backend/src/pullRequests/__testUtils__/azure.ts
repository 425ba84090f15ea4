import { GitRepository } from './GitRepository';
import { PullRequest, ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const API = '/example/shop/_apis/git/repositories/config';

const shown = ({ number, head, title, body }: PullRequest) => ({
  pullRequestId: number,
  sourceRefName: `refs/heads/${head}`,
  title,
  // As a list shows it.
  description: body.slice(0, 400),
});

/** Answers what is asked of a repository, as the REST API of Azure DevOps documents it (6.0). */
function answerAs(
  git: GitRepository,
  request: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
  const { method, path, query, body } = request;
  const ofGit = git.serve('/example/shop/_git/config', request);
  if (ofGit) {
    return ofGit;
  }
  switch (`${method} ${path.replace(API, '')}`) {
    case 'GET /commits':
      return { body: { value: [{ commitId: git.resolve('main') }] } };
    case 'GET /items':
      return {
        type: 'application/zip',
        body: git.archive(query.get('version') ?? 'main', {
          format: 'zip',
          prefix: '',
        }),
      };
    case 'GET /pullrequests':
      return { body: { value: server.pullRequests.map(shown) } };
    case 'POST /pullrequests': {
      if (body.description.length > 4_000) {
        return { status: 400, body: { message: 'Description too long' } };
      }
      const number = server.open({
        head: body.sourceRefName.replace('refs/heads/', ''),
        base: body.targetRefName.replace('refs/heads/', ''),
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
 * A server that stands in for Azure DevOps, with the one repository `config` of the project `example/shop`.
 *
 * @internal
 */
export const azureServer = (
  git: GitRepository,
  tokens: string | string[],
  certificate: { key: string; cert: string },
) =>
  new ScmServer(
    tokens,
    (request, server) => answerAs(git, request, server),
    certificate,
  );
