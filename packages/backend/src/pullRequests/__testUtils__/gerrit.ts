import { GitRepository } from './GitRepository';
import { ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

/** Where commits to review are pushed to. */
const REVIEWS = 'refs/for/main';

/** An answer as Gerrit keeps it from being run as a script. */
const guarded = (value: unknown): ScmAnswer => ({
  type: 'application/json',
  body: Buffer.from(`)]}'\n${JSON.stringify(value)}`),
});

/** Makes a review of what has been pushed. */
function receive(git: GitRepository, server: ScmServer): void {
  const commit = git.resolve(REVIEWS);
  if (commit) {
    const message = git.message(commit);
    const [title] = message.split('\n');
    const head = `refs/changes/${server.pullRequests.length + 1}`;
    server.open({ head, base: 'main', title, body: message });
    git.moveRef(REVIEWS, head);
  }
}

/** Answers what is asked of a repository, as Gerrit's REST API and Gitiles do. */
function answerAs(
  git: GitRepository,
  request: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
  const { method, path } = request;
  const ofGit = git.serve('/a/config', request);
  if (ofGit) {
    receive(git, server);
    return ofGit;
  }
  switch (`${method} ${path}`) {
    case 'GET /a/projects/config/branches/main':
      return guarded({ revision: git.resolve('main') });
    case 'GET /a/gitiles/config/+archive/refs/heads/main.tar.gz':
      return { body: git.archive('main', { prefix: '' }) };
    case 'GET /a/changes/':
      return guarded(
        server.pullRequests.map(({ number, body }) => ({
          _number: number,
          current_revision: 'r',
          revisions: { r: { commit: { message: body } } },
        })),
      );
    default:
      return null;
  }
}

/**
 * A server that stands in for Gerrit, with the one repository `config`.
 *
 * @internal
 */
export const gerritServer = (git: GitRepository, tokens: string | string[]) =>
  new ScmServer(tokens, (request, server) => answerAs(git, request, server));
