import { GitRepository } from './GitRepository';
import { ScmAnswer, ScmRequest, ScmServer } from './ScmServer';

const PROJECT = '/api/v4/projects/example/config';

interface CommitAction {
  action: string;
  file_path: string;
  content: string;
  encoding: string;
}

/** Answers what Gitbeaker and URL readers ask of a project, as GitLab's REST API documents it (v4). */
function answerAs(
  git: GitRepository,
  { method, path, query, body }: ScmRequest,
  server: ScmServer,
): ScmAnswer | null {
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
    case 'GET /repository/tree':
      return {
        body: git
          .entries(query.get('ref')!)
          .map(entry => ({ ...entry, type: 'blob' })),
      };
    case 'POST /repository/branches':
      git.setBranch(body.branch, git.resolve(body.ref)!);
      return { status: 201 };
    case 'POST /repository/commits': {
      const files = (body.actions as CommitAction[]).map(
        ({ file_path: file, content, encoding }) => [
          file,
          Buffer.from(content, encoding as BufferEncoding).toString(),
        ],
      );
      const id = git.commit(body.branch, Object.fromEntries(files));
      return { status: 201, body: { id } };
    }
    case 'GET /merge_requests':
      return {
        body: server.pullRequests
          .filter(({ head }) => head === query.get('source_branch'))
          .map(({ number }) => ({
            iid: number,
            web_url: `https://gitlab.test/example/config/-/merge_requests/${number}`,
          })),
      };
    case 'POST /merge_requests': {
      const number = server.pullRequests.length + 1;
      server.pullRequests.push({
        number,
        head: body.source_branch,
        base: body.target_branch,
        title: body.title,
        body: body.description,
      });
      return {
        status: 201,
        body: {
          iid: number,
          web_url: `https://gitlab.test/example/config/-/merge_requests/${number}`,
        },
      };
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
export const gitlabServer = (git: GitRepository, token: string) =>
  new ScmServer(token, (request, server) => answerAs(git, request, server));
