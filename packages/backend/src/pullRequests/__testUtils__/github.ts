import { GitRepository } from './GitRepository';
import { PullRequest, ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const REPO = '/repos/example/config';

const shown = ({ number, head, base, ...rest }: PullRequest) => ({
  ...rest,
  number,
  head: { ref: head },
  base: { ref: base },
  html_url: `https://github.test/example/config/pull/${number}`,
});

/** Answers what Octokit asks of a repository, as GitHub's REST API documents it (version 2022-11-28). */
function answerAs(
  git: GitRepository,
  { method, path, query, body }: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
  if (path === '/graphql') {
    const { head } = body.variables;
    const open = server.pullRequests.filter(each => each.head === head);
    const edges = open.map(({ number }) => ({
      node: { id: `${number}`, number, url: '' },
    }));
    const ref = git.resolve(head) && { associatedPullRequests: { edges } };
    return { body: { data: { repository: { ref } } } };
  }
  const line = `${method} ${path.replace(REPO, '')}`;
  if (!path.startsWith(REPO)) {
    return null;
  }
  const status = /^GET \/commits\/(.+)\/status$/.exec(line);
  const ref = /^PATCH \/git\/refs\/heads\/(.+)$/.exec(line);
  const pull = /^(?:GET|PATCH) \/pulls\/(\d+)$/.exec(line);
  const contents = /^GET \/contents\/(.+)$/.exec(line);
  const archive = /^GET \/tarball\/(.+)$/.exec(line);
  if (status) {
    const sha = git.resolve(status[1]);
    const archiveUrl = `${server.url}${REPO}/{archive_format}{/ref}`;
    return sha
      ? { body: { sha, repository: { archive_url: archiveUrl } } }
      : null;
  }
  if (contents) {
    return {
      body: Buffer.from(git.read(query.get('ref') ?? 'main', contents[1])),
    };
  }
  if (archive) {
    return { body: git.archive(archive[1]) };
  }
  if (ref) {
    git.setBranch(ref[1], body.sha);
    return {};
  }
  if (pull) {
    const found = server.pullRequests[Number(pull[1]) - 1];
    Object.assign(
      found,
      method === 'PATCH' && { title: body.title, body: body.body },
    );
    return { body: shown(found) };
  }
  switch (line) {
    case 'GET ':
      return {
        body: { default_branch: 'main', permissions: { push: true } },
      };
    case 'GET /commits': {
      const sha = git.resolve(query.get('sha')!)!;
      return { body: [{ sha, commit: { tree: { sha: git.treeOf(sha) } } }] };
    }
    case 'POST /git/blobs':
      return {
        status: 201,
        body: { sha: git.blob(Buffer.from(body.content, body.encoding)) },
      };
    case 'POST /git/trees':
      return {
        status: 201,
        body: { sha: git.tree(body.base_tree, body.tree) },
      };
    case 'POST /git/commits':
      return {
        status: 201,
        body: { sha: git.commitTree(body.tree, body.message, body.parents) },
      };
    case 'POST /git/refs':
      git.setBranch(body.ref.replace('refs/heads/', ''), body.sha);
      return { status: 201 };
    case 'POST /pulls': {
      const { title, body: text, base, head } = body;
      const number = server.open({
        head: head.replace('example:', ''),
        base,
        title,
        body: text,
      });
      return { status: 201, body: shown(server.pullRequests[number - 1]) };
    }
    default:
      return method === 'HEAD' ? {} : null;
  }
}

/**
 * A server that stands in for GitHub, with the one repository `example/config`.
 *
 * @internal
 */
export const githubServer = (git: GitRepository, tokens: string | string[]) =>
  new ScmServer(tokens, (request, server) => answerAs(git, request, server));
