import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScmAnswer, ScmRequest } from './ScmServer';

/**
 * A file to put into a tree by the id of its content, or to take out of it.
 *
 * @internal
 */
export interface TreeEntry {
  path: string;
  mode?: string;
  /** `null` takes the file out. */
  sha: string | null;
}

const person = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/**
 * A bare repository of Git on disk, which servers that stand in for hosts of repositories keep everything in.
 *
 * @internal
 */
export class GitRepository {
  readonly #folder = mkdtempSync(join(tmpdir(), 'git-'));

  constructor() {
    this.reset();
  }

  /** Begins anew, with two files in `main`. */
  reset(): void {
    rmSync(this.#folder, { recursive: true });
    mkdirSync(this.#folder);
    this.#git(['init', '--bare', '--initial-branch=main', '.']);
    this.commit('main', {
      'README.md': '# Configuration\n',
      'mesh/theirs.yaml': 'kind: Theirs\n',
    });
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #git(args: string[], input?: string | Buffer, env: object = {}): Buffer {
    return execFileSync('git', args, {
      cwd: this.#folder,
      input,
      env: { ...process.env, ...person, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  #line(args: string[], input?: string | Buffer, env?: object): string {
    return this.#git(args, input, env).toString().trim();
  }

  blob(content: Buffer): string {
    return this.#line(['hash-object', '-w', '--stdin'], content);
  }

  tree(base: string | null, entries: readonly TreeEntry[]): string {
    const env = { GIT_INDEX_FILE: join(this.#folder, 'index-of-test') };
    this.#git(['read-tree', ...(base ? [base] : ['--empty'])], undefined, env);
    const lines = entries.map(({ path, mode = '100644', sha }) =>
      sha === null
        ? `0 ${'0'.repeat(40)}\t${path}\n`
        : `${mode} ${sha}\t${path}\n`,
    );
    this.#git(['update-index', '--index-info'], lines.join(''), env);
    return this.#line(['write-tree'], undefined, env);
  }

  commitTree(tree: string, message: string, parents: readonly string[]) {
    const of = parents.flatMap(parent => ['-p', parent]);
    return this.#line(['commit-tree', tree, ...of], message);
  }

  setBranch(branch: string, commit: string): void {
    this.#git(['update-ref', `refs/heads/${branch}`, commit]);
  }

  /** The commit that a branch or an id means; `null` where there is none. */
  resolve(ref: string): string | null {
    try {
      return this.#line(['rev-parse', '--verify', `${ref}^{commit}`]);
    } catch {
      return null;
    }
  }

  treeOf(commit: string): string {
    return this.#line(['rev-parse', `${commit}^{tree}`]);
  }

  /** Commits whole files on top of a branch. */
  commit(branch: string, files: Record<string, string | null>): string {
    const parent = this.resolve(branch);
    const entries = Object.entries(files).map(([path, text]) => ({
      path,
      sha: text === null ? null : this.blob(Buffer.from(text)),
    }));
    const tree = this.tree(parent && this.treeOf(parent), entries);
    const commit = this.commitTree(tree, 'test', parent ? [parent] : []);
    this.setBranch(branch, commit);
    return commit;
  }

  /** All files of a commit; in a tape archive, below a folder, unless told otherwise. */
  archive(
    ref: string,
    {
      format = 'tar.gz',
      prefix = 'root/',
    }: { format?: string; prefix?: string } = {},
  ): Buffer {
    return this.#git([
      'archive',
      `--format=${format}`,
      `--prefix=${prefix}`,
      ref,
    ]);
  }

  message(commit: string): string {
    return this.#line(['show', '-s', '--format=%B', commit]);
  }

  moveRef(from: string, to: string): void {
    this.#git(['update-ref', to, from]);
    this.#git(['update-ref', '-d', from]);
  }

  /** Makes a symbolic link of a branch. */
  link(branch: string, path: string, target: string): void {
    const parent = this.resolve(branch)!;
    const sha = this.blob(Buffer.from(target));
    const tree = this.tree(this.treeOf(parent), [
      { path, mode: '120000', sha },
    ]);
    this.setBranch(branch, this.commitTree(tree, 'test', [parent]));
  }

  /** Refuses pushes from now on, with a message. */
  protect(message: string): void {
    writeFileSync(
      join(this.#folder, 'hooks/pre-receive'),
      `#!/bin/sh\necho '${message}' >&2\nexit 1\n`,
      { mode: 0o755 },
    );
  }

  /**
   * Answers what Git asks over HTTP, as `git http-backend` does; `null` for what Git does not ask.
   *
   * @param path - the path of the repository on its host
   */
  serve(
    path: string,
    { method, path: asked, query, body, headers }: ScmRequest,
  ): ScmAnswer | null {
    const rest = asked.startsWith(path) ? asked.slice(path.length) : '';
    if (!/^\/(info\/refs|git-(upload|receive)-pack)$/.test(rest)) {
      return null;
    }
    const output = this.#git(['http-backend'], body, {
      GIT_PROJECT_ROOT: this.#folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: headers['git-protocol'] ?? '',
      REMOTE_USER: 'test',
      REQUEST_METHOD: method,
      PATH_INFO: rest,
      QUERY_STRING: query.toString(),
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
    });
    const end = output.indexOf('\r\n\r\n');
    const head = output.subarray(0, end).toString();
    return {
      status: Number(/^Status: (\d+)/m.exec(head)?.[1] ?? 200),
      type: /^Content-Type: (.*)$/m.exec(head)?.[1].trim(),
      body: output.subarray(end + 4),
    };
  }

  branches(): string[] {
    return this.#line(['for-each-ref', '--format=%(refname:short)'])
      .split('\n')
      .filter(Boolean);
  }

  entries(ref: string): { id: string; path: string }[] {
    return this.#line(['ls-tree', '-r', ref])
      .split('\n')
      .map(line => {
        const [, id, path] = /^\S+ \S+ (\S+)\t(.*)$/.exec(line)!;
        return { id, path };
      });
  }

  read(ref: string, path: string): string {
    return this.#git(['show', `${ref}:${path}`]).toString();
  }

  /** Paths that differ between two branches, with what became of each: `A`, `M` or `D`. */
  changes(from: string, to: string): string[] {
    return this.#line(['diff', '--no-renames', '--name-status', from, to])
      .split('\n')
      .filter(Boolean)
      .map(line => line.replace('\t', ' '));
  }
}
