import { GitRepository } from './GitRepository';
import { PullRequest, ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const API = '/2.0/repositories/example/config';

const shown = ({ number, head, title, body }: PullRequest) => ({
  id: number,
  title,
  summary: { raw: body },
  source: { branch: { name: head } },
  links: {
    html: {
      href: `https://bitbucket.org/example/config/pull-requests/${number}`,
    },
  },
});

/** Answers what is asked of a repository, as the REST API of Bitbucket Cloud documents it (2.0). */
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
  if (path === '/example/config/get/main.tar.gz') {
    return { body: git.archive('main') };
  }
  switch (`${method} ${path.replace(API, '')}`) {
    case 'GET /refs/branches': {
      const [, wanted] = /^name = "(.*)"$/.exec(query.get('q') ?? '') ?? [];
      const values = git.branches().filter(name => name === wanted);
      return { body: { values: values.map(name => ({ name })) } };
    }
    case 'GET /commits/main':
      return { body: { values: [{ hash: git.resolve('main') }] } };
    case 'GET /pullrequests':
      return { body: { values: server.pullRequests.map(shown) } };
    case 'POST /pullrequests': {
      const number = server.open({
        head: body.source.branch.name,
        base: body.destination.branch.name,
        title: body.title,
        body: body.summary.raw,
      });
      return { status: 201, body: shown(server.pullRequests[number - 1]) };
    }
    default:
      return null;
  }
}

/**
 * A server that stands in for Bitbucket Cloud, with the one repository `example/config`.
 *
 * @internal
 */
export const bitbucketCloudServer = (
  git: GitRepository,
  tokens: string | string[],
  certificate: { key: string; cert: string },
) =>
  new ScmServer(
    tokens,
    (request, server) => answerAs(git, request, server),
    certificate,
  );
