import fs from 'node:fs';
import { ConflictError, InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { explainGitError } from './explainGitError';

/**
 * A repository as Git reaches it.
 *
 * @internal
 */
export interface Remote {
  remote: string;
  gitHeaders: Record<string, string>;
}

// Headers are copied for each call: it adds some of its own to them.

/**
 * Whether a repository has a branch.
 *
 * @throws InputError where it cannot be read.
 * @internal
 */
export async function hasBranch(
  { remote, gitHeaders }: Remote,
  branch: string,
): Promise<boolean> {
  const name = `refs/heads/${branch}`;
  const refs = await git
    .listServerRefs({
      http,
      url: remote,
      headers: { ...gitHeaders },
      prefix: name,
    })
    .catch(error => {
      throw explainGitError('read', remote, error);
    });
  return refs.some(({ ref }) => ref === name);
}

/**
 * Clones one branch without its past.
 *
 * @param branch - empty for the default branch
 * @returns the branch
 * @throws InputError where the repository cannot be read.
 * @internal
 */
export async function clone(
  { remote, gitHeaders }: Remote,
  branch: string,
  dir: string,
): Promise<string> {
  await git
    .clone({
      fs,
      http,
      dir,
      url: remote,
      headers: { ...gitHeaders },
      ref: branch || undefined,
      singleBranch: true,
      depth: 1,
    })
    .catch(error => {
      throw explainGitError('read', remote, error);
    });
  const current = await git.currentBranch({ fs, dir });
  if (!current) {
    throw new InputError(
      `The repository ${remote} has no commit to start a branch from`,
    );
  }
  return current;
}

/**
 * Commits the files of a clone as a new branch, and pushes that.
 *
 * @throws InputError where the host does not take it.
 * @internal
 */
export async function pushBranch(
  { remote, gitHeaders }: Remote,
  options: {
    dir: string;
    branch: string;
    message: string;
    author: { name: string; email: string };
  },
): Promise<string> {
  const { dir, branch, message, author } = options;
  await git.branch({ fs, dir, ref: branch, checkout: true });
  await stageAll(dir);
  const commit = await git.commit({ fs, dir, message, author });
  await git
    .push({
      fs,
      http,
      dir,
      ref: branch,
      remoteRef: `refs/heads/${branch}`,
      headers: { ...gitHeaders },
    })
    .catch(error => {
      throw explainGitError('push', remote, error);
    });
  return commit;
}

/**
 * Deletes a branch that was pushed from a clone, unless it has moved on since.
 *
 * @param commit - what it was pushed with
 * @throws InputError where the host does not do so.
 * @internal
 */
export async function deleteBranch(
  { remote, gitHeaders }: Remote,
  options: { dir: string; branch: string; commit: string },
): Promise<void> {
  const { dir, branch, commit } = options;
  await git
    .push({
      fs,
      http,
      dir,
      ref: branch,
      remoteRef: `refs/heads/${branch}`,
      delete: true,
      onPrePush: ({ remoteRef }) => {
        if (remoteRef.oid !== commit) {
          throw new ConflictError('The branch has moved on');
        }
        return true;
      },
      headers: { ...gitHeaders },
    })
    .catch(error => {
      throw explainGitError('push', remote, error);
    });
}

/** Takes up what has changed, come and gone. */
async function stageAll(dir: string): Promise<void> {
  const rows = await git.statusMatrix({ fs, dir });
  const changed = rows.filter(([, head, workdir]) => workdir !== head);
  const paths = (isGone: boolean) =>
    changed
      .filter(([, , workdir]) => (workdir === 0) === isGone)
      .map(([path]) => path);
  // All at once: each call writes the whole index.
  await git.add({ fs, dir, filepath: paths(false) });
  for (const filepath of paths(true)) {
    await git.remove({ fs, dir, filepath });
  }
}
